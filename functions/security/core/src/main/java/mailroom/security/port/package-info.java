/** What the domain needs of the outside: where keys are kept, who signs, how a token is written. */
@NullMarked
package mailroom.security.port;

import org.jspecify.annotations.NullMarked;
