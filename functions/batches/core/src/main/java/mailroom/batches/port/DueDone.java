package mailroom.batches.port;

import java.util.Optional;
import mailroom.batches.domain.DueEntry;

/** Takes what was looked at out of the due-index. */
public interface DueDone {
    /** Removes the entry; puts {@code again} in its place where that is given, in one step. */
    void done(DueEntry entry, Optional<DueEntry> again);
}
