/** Real event JSON in, answers out. */
@NullMarked
package mailroom.batches.outcomes;

import org.jspecify.annotations.NullMarked;
