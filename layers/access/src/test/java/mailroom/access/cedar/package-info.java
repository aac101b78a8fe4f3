@NullMarked
package mailroom.access.cedar;

import org.jspecify.annotations.NullMarked;
