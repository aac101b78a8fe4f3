@NullMarked
package comparison.advise.change;

import org.jspecify.annotations.NullMarked;
