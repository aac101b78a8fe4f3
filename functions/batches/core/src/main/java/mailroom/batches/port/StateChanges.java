package mailroom.batches.port;

import mailroom.batches.domain.ShardChange;

/** Changes of states and of the counts that roll them up. */
public interface StateChanges {
    /**
     * Stores the states and adds the difference to their shard's counts: all or nothing, and only where each state is exactly one version
     * older in the table.
     */
    Saved save(ShardChange change);

    /** What saving can find. */
    enum Saved {
        DONE,
        /** Somebody else changed a state since it was read: read again, merge again. Nothing was written. */
        CONFLICT,
        /** The batch is gone, its time was over. Nothing was written. */
        GONE
    }
}
