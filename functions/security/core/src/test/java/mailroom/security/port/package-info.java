@NullMarked
package mailroom.security.port;

import org.jspecify.annotations.NullMarked;
