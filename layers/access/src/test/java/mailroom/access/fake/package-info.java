/** Fakes that the ports' contracts hold to the real adapters. */
@NullMarked
package mailroom.access.fake;

import org.jspecify.annotations.NullMarked;
