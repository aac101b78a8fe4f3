package mailroom.batches.port;

import java.util.List;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.DueSlot;

/** The due-index. */
public interface DueEntries {
    /** Up to {@code limit} entries of the slot. */
    List<DueEntry> read(DueSlot slot, int limit);
}
