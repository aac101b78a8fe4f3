package mailroom.batches.port;

import java.util.Collection;
import java.util.Set;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;

/** Where other services hear how batches stand. */
public interface Announcements {
    /** Tells each at least once. Returns those that were not taken. */
    Set<BatchId> publish(Collection<BatchView> batches);
}
