/** Real event JSON in, answers out. */
@NullMarked
package mailroom.batches.separate;

import org.jspecify.annotations.NullMarked;
