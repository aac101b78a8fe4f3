@NullMarked
package comparison.contest;

import org.jspecify.annotations.NullMarked;
