/** Tests of measuring. */
@NullMarked
package comparison.measure.plan;

import org.jspecify.annotations.NullMarked;
