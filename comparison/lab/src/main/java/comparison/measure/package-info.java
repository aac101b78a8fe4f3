/** Measures contenders, one part after the other, and keeps every raw sample; what comes out is a {@code Measurements}. */
@NullMarked
package comparison.measure;

import org.jspecify.annotations.NullMarked;
