/** What every adapter of a port must hold to, fakes included. */
@NullMarked
package mailroom.batches.port;

import org.jspecify.annotations.NullMarked;
