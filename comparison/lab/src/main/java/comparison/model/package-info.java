/** What the parts of the lab tell each other: endpoints and how they are grouped, what was measured, what was simulated, what follows. */
@NullMarked
package comparison.model;

import org.jspecify.annotations.NullMarked;
