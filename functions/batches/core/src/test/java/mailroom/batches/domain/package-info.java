/** What domain promises, as sentences. */
@NullMarked
package mailroom.batches.domain;

import org.jspecify.annotations.NullMarked;
