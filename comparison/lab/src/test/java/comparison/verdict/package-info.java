/** Tests of the package of the same name. */
@NullMarked
package comparison.verdict;

import org.jspecify.annotations.NullMarked;
