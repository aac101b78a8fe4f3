@NullMarked
package mailroom.live;

import org.jspecify.annotations.NullMarked;
