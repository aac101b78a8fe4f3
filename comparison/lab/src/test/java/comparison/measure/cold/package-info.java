/** Tests of measuring. */
@NullMarked
package comparison.measure.cold;

import org.jspecify.annotations.NullMarked;
