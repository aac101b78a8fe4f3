package mailroom.access.copy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The security service, asked for everything. */
public interface Snapshots {
    /**
     * A part of the ACL.
     *
     * @param version up to which the snapshot that begins with this page says everything
     * @param unchanged whether {@code version} is the one that the asker knows already; there are no entries then
     * @param next where the next page begins; empty after the last
     */
    record Page(long version, boolean unchanged, List<Change> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    Page page(OptionalLong known, Optional<String> after);
}
