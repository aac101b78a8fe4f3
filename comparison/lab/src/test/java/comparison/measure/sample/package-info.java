/** Functions small enough to be measured in a test. */
@NullMarked
package comparison.measure.sample;

import org.jspecify.annotations.NullMarked;
