@NullMarked
package mailroom.access.consume;

import org.jspecify.annotations.NullMarked;
