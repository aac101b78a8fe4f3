@NullMarked
package mailroom.access.copy;

import org.jspecify.annotations.NullMarked;
