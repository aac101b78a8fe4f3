@NullMarked
package mailroom.platform.log;

import org.jspecify.annotations.NullMarked;
