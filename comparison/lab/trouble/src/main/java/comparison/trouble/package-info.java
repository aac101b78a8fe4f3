/** Two endpoints, one of which misbehaves on request, to see what the other one notices. */
@NullMarked
package comparison.trouble;

import org.jspecify.annotations.NullMarked;
