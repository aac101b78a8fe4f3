/**
 * Which layout to choose, for this traffic and these measured times: in every scenario of what nobody knows, with ties said to be ties, what
 * decides it, and what would turn it round. {@code docs/grouping.md} tells how.
 */
@NullMarked
package comparison.verdict;

import org.jspecify.annotations.NullMarked;
