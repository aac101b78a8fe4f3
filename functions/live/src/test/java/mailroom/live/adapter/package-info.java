@NullMarked
package mailroom.live.adapter;

import org.jspecify.annotations.NullMarked;
