/** The domain's forms in JSON: the request as it is checked, the answers, and the data of the inner events. */
@NullMarked
package mailroom.batches.json;

import org.jspecify.annotations.NullMarked;
