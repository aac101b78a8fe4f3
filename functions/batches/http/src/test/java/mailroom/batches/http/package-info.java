/** Real event JSON in, answers out. */
@NullMarked
package mailroom.batches.http;

import org.jspecify.annotations.NullMarked;
