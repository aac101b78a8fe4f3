/** Tests of measuring. */
@NullMarked
package comparison.measure.warm;

import org.jspecify.annotations.NullMarked;
