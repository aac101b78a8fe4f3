@NullMarked
package mailroom.live.fake;

import org.jspecify.annotations.NullMarked;
