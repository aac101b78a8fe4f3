/** What was measured on a machine. Raw samples, summed up by who shows them; times are milliseconds. */
@NullMarked
package comparison.model.measured;

import org.jspecify.annotations.NullMarked;
