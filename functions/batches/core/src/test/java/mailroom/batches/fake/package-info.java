/** A batches table in memory, held to the same contract as the real one. */
@NullMarked
package mailroom.batches.fake;

import org.jspecify.annotations.NullMarked;
