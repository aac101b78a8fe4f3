/** Tests of the package of the same name. */
@NullMarked
package comparison.simulate;

import org.jspecify.annotations.NullMarked;
