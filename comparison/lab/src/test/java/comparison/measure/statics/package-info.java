/** Tests of measuring. */
@NullMarked
package comparison.measure.statics;

import org.jspecify.annotations.NullMarked;
