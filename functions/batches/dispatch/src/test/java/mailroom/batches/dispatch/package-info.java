/** Real event JSON in, answers out. */
@NullMarked
package mailroom.batches.dispatch;

import org.jspecify.annotations.NullMarked;
