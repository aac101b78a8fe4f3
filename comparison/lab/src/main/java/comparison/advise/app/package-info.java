/** The user's application as its SAM template has it: functions, endpoints, and where in the template each route stands. */
@NullMarked
package comparison.advise.app;

import org.jspecify.annotations.NullMarked;
