/** What is known of watchers and of what they watch. */
@NullMarked
package mailroom.live.domain;

import org.jspecify.annotations.NullMarked;
