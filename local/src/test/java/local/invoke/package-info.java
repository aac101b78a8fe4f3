@NullMarked
package local.invoke;

import org.jspecify.annotations.NullMarked;
