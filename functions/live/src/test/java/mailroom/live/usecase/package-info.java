@NullMarked
package mailroom.live.usecase;

import org.jspecify.annotations.NullMarked;
