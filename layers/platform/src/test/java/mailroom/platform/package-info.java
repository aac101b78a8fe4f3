@NullMarked
package mailroom.platform;

import org.jspecify.annotations.NullMarked;
