/** What the use cases need of the world, one promise each. */
@NullMarked
package mailroom.live.port;

import org.jspecify.annotations.NullMarked;
