/** What json promises, as sentences. */
@NullMarked
package mailroom.batches.json;

import org.jspecify.annotations.NullMarked;
