/** Tests of measuring. */
@NullMarked
package comparison.measure;

import org.jspecify.annotations.NullMarked;
