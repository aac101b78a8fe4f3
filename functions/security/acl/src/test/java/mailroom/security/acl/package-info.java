@NullMarked
package mailroom.security.acl;

import org.jspecify.annotations.NullMarked;
