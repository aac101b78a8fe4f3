/** Tests of measuring. */
@NullMarked
package comparison.measure.debugging;

import org.jspecify.annotations.NullMarked;
