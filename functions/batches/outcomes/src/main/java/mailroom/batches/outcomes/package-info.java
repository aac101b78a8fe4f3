/** Applies what became of each recipient to the batches table, and so keeps the counts. */
@NullMarked
package mailroom.batches.outcomes;

import org.jspecify.annotations.NullMarked;
