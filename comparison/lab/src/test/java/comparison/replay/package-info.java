/** Tests of the package of the same name. */
@NullMarked
package comparison.replay;

import org.jspecify.annotations.NullMarked;
