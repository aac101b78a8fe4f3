@NullMarked
package mailroom.security.authorizer;

import org.jspecify.annotations.NullMarked;
