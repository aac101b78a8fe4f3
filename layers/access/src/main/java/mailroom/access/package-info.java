/**
 * Decides what a caller may do, in every service alike: by policies that the security service writes and by a copy of them that each service keeps
 * in its own table. Owns the layer {@code AccessLayer}; hears {@code mailroom.acl.changed.v1} (package {@code consume}) and says nothing.
 */
@NullMarked
package mailroom.access;

import org.jspecify.annotations.NullMarked;
