/** How many requests a second the simulator gets through: {@code ./mailroom bench simulate}. */
@NullMarked
package comparison.simulate.bench;

import org.jspecify.annotations.NullMarked;
