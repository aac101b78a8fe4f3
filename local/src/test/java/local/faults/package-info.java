@NullMarked
package local.faults;

import org.jspecify.annotations.NullMarked;
