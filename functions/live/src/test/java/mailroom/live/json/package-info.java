@NullMarked
package mailroom.live.json;

import org.jspecify.annotations.NullMarked;
