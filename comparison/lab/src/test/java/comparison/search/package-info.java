/** Tests of the package of the same name. */
@NullMarked
package comparison.search;

import org.jspecify.annotations.NullMarked;
