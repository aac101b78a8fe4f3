@NullMarked
package local;

import org.jspecify.annotations.NullMarked;
