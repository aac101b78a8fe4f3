/** The ACL's changes as events and snapshots carry them. */
@NullMarked
package mailroom.access.json;

import org.jspecify.annotations.NullMarked;
