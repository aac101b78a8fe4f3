@NullMarked
package mailroom.live.port;

import org.jspecify.annotations.NullMarked;
