/** What was simulated, and what follows from it. */
@NullMarked
package comparison.model.simulated;

import org.jspecify.annotations.NullMarked;
