/** Starts environments, one at a time, and takes the time of each. */
@NullMarked
package comparison.measure.cold;

import org.jspecify.annotations.NullMarked;
