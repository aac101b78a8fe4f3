/** Tests of measuring. */
@NullMarked
package comparison.measure.bed;

import org.jspecify.annotations.NullMarked;
