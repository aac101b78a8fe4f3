@NullMarked
package comparison.advise.times;

import org.jspecify.annotations.NullMarked;
