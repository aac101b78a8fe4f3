@NullMarked
package comparison.advise;

import org.jspecify.annotations.NullMarked;
