package mailroom.security.domain;

import java.util.List;
import java.util.Optional;
import mailroom.security.port.AclEntries;
import mailroom.security.port.Changes;

/** Hands out the ACL page by page. */
public final class TakeSnapshot {
    /** Of people at their largest (32 roles of 32 letters) far below the 6 MB that an invocation may answer. */
    private static final int PAGE = 1_000;

    private final Changes changes;
    private final AclEntries entries;

    public TakeSnapshot(Changes changes, AclEntries entries) {
        this.changes = changes;
        this.entries = entries;
    }

    /**
     * {@code known} is the asker's version, {@code after} the {@code next} of the page before. Throws {@link IllegalArgumentException} for an
     * {@code after} that was never a {@code next}.
     */
    public AclSnapshot take(long known, Optional<String> after) {
        if (after.isPresent()) {
            return further(after.get());
        }
        // The version is read first: what changes meanwhile is then newer than the snapshot claims to be, never missing
        // from it.
        long version = changes.head().version();
        return known == version
                ? new AclSnapshot(version, true, List.of(), Optional.empty())
                : page(version, Optional.empty());
    }

    private AclSnapshot further(String after) {
        int colon = after.indexOf(':');
        if (colon < 1 || !after.substring(0, colon).matches("[0-9]{1,12}")) {
            throw new IllegalArgumentException("no such place in a snapshot");
        }
        return page(Long.parseLong(after.substring(0, colon)), Optional.of(after.substring(colon + 1)));
    }

    private AclSnapshot page(long version, Optional<String> after) {
        Page<AclEntry> page = entries.page(after, PAGE);
        return new AclSnapshot(version, false, page.items(), page.next().map(it -> "%d:%s".formatted(version, it)));
    }
}
