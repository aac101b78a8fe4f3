@NullMarked
package mailroom.security.domain;

import org.jspecify.annotations.NullMarked;
