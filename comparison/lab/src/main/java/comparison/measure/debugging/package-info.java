/** What somebody meets who looks for a fault, and what one endpoint's trouble does to its neighbours. */
@NullMarked
package comparison.measure.debugging;

import org.jspecify.annotations.NullMarked;
