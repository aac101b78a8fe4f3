/**
 * Looks for the best way to group endpoints into functions. A group is simulated once and remembered; the figures of a grouping are sums over its
 * groups, so all of them can be looked at up to ten endpoints. {@code docs/grouping.md} tells how.
 */
@NullMarked
package comparison.search;

import org.jspecify.annotations.NullMarked;
