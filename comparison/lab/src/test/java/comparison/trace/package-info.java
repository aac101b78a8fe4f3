/** Tests of the package of the same name. */
@NullMarked
package comparison.trace;

import org.jspecify.annotations.NullMarked;
