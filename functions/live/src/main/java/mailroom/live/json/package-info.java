/** Frames and inner events as JSON; {@code asyncapi.yaml} has their shapes. */
@NullMarked
package mailroom.live.json;

import org.jspecify.annotations.NullMarked;
