/** A service's own copy of the ACL: how changes, in whatever order they come, and snapshots make one and the same copy. */
@NullMarked
package mailroom.access.copy;

import org.jspecify.annotations.NullMarked;
