package mailroom.batches.port;

/** All that one batches table does for the use cases, port by port. */
public interface BatchStore {
    Parts parts();

    Commits commits();

    Claims claims();

    Appends appends();

    Submits submits();

    Histories histories();

    Batches batches();

    OwnersBatches ownersBatches();

    Contents contents();

    Chunks chunks();

    States states();

    StateChanges stateChanges();

    Marks marks();

    DueEntries dueEntries();

    DueDone dueDone();

    SweptUntil sweptUntil();

    SweepProgress sweepProgress();

    Probe probe();
}
