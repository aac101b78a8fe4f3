@NullMarked
package mailroom.security.api;

import org.jspecify.annotations.NullMarked;
