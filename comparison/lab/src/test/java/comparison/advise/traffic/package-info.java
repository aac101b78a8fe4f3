@NullMarked
package comparison.advise.traffic;

import org.jspecify.annotations.NullMarked;
