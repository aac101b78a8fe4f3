/** Tickets, talk with clients, taking in progress and pushing it. */
@NullMarked
package mailroom.live.usecase;

import org.jspecify.annotations.NullMarked;
