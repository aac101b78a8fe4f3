/** What usecase promises, as sentences. */
@NullMarked
package mailroom.batches.usecase;

import org.jspecify.annotations.NullMarked;
