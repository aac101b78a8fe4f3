/**
 * From the ACL to the other services: the relay publishes every change off the table's stream, and the snapshot function hands out all of it to whoever
 * missed one. Both read the security table; neither has a route.
 */
@NullMarked
package mailroom.security.acl;

import org.jspecify.annotations.NullMarked;
