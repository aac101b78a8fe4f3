/** What the sender needs of the world outside, one promise each. */
@NullMarked
package mailroom.sender.port;

import org.jspecify.annotations.NullMarked;
