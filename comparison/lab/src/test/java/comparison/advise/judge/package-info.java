@NullMarked
package comparison.advise.judge;

import org.jspecify.annotations.NullMarked;
