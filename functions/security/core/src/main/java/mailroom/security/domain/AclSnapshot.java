package mailroom.security.domain;

import java.util.List;
import java.util.Optional;

/**
 * A page of all that other services keep. Together the pages hold everything up to {@code version}, and perhaps something newer.
 *
 * @param version the same on every page
 * @param unchanged whether the asker has all of it already
 */
public record AclSnapshot(long version, boolean unchanged, List<AclEntry> entries, Optional<String> next) {
    public AclSnapshot {
        entries = List.copyOf(entries);
    }
}
