/** From what was measured to the questions that the simulator is asked, and its answers. */
@NullMarked
package comparison.contest;

import org.jspecify.annotations.NullMarked;
