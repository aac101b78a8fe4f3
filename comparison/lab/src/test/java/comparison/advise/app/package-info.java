@NullMarked
package comparison.advise.app;

import org.jspecify.annotations.NullMarked;
