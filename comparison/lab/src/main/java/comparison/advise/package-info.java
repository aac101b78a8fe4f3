/** {@code mailroom advise}: what the user's own template and access log say about the grouping of its endpoints, and the template changed to it. */
@NullMarked
package comparison.advise;

import org.jspecify.annotations.NullMarked;
