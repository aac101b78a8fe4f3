@NullMarked
package mailroom.live.domain;

import org.jspecify.annotations.NullMarked;
