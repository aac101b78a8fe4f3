/** Tests of the package of the same name. */
@NullMarked
package comparison.advise.judge;

import org.jspecify.annotations.NullMarked;
