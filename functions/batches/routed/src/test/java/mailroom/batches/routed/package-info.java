/** Real event JSON in, answers out. */
@NullMarked
package mailroom.batches.routed;

import org.jspecify.annotations.NullMarked;
