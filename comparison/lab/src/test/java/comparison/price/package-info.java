/** Tests of the package of the same name. */
@NullMarked
package comparison.price;

import org.jspecify.annotations.NullMarked;
