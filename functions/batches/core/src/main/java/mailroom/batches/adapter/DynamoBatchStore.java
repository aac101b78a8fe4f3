package mailroom.batches.adapter;

import java.util.List;
import mailroom.batches.port.Appends;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.Batches;
import mailroom.batches.port.Chunks;
import mailroom.batches.port.Claims;
import mailroom.batches.port.Commits;
import mailroom.batches.port.Contents;
import mailroom.batches.port.DueDone;
import mailroom.batches.port.DueEntries;
import mailroom.batches.port.Histories;
import mailroom.batches.port.Marks;
import mailroom.batches.port.OwnersBatches;
import mailroom.batches.port.Parts;
import mailroom.batches.port.Probe;
import mailroom.batches.port.StateChanges;
import mailroom.batches.port.States;
import mailroom.batches.port.Submits;
import mailroom.batches.port.SweepProgress;
import mailroom.batches.port.SweptUntil;
import software.amazon.awssdk.core.exception.SdkException;

/** All ports over one table. */
record DynamoBatchStore(Table table) implements BatchStore {
    @Override
    public Parts parts() {
        return new DynamoParts(table);
    }

    @Override
    public Commits commits() {
        return new DynamoCommits(table);
    }

    @Override
    public Claims claims() {
        return (team, key) -> table.read(Key.claim(team, key)).map(it -> ClaimItem.claim(team, key, it));
    }

    @Override
    public Appends appends() {
        return new DynamoAppends(table);
    }

    @Override
    public Submits submits() {
        return new DynamoSubmits(table);
    }

    @Override
    public Histories histories() {
        return batch -> table.read(Key.meta(batch)).map(HistoryItem::history).orElse(List.of());
    }

    @Override
    public Batches batches() {
        return new DynamoBatches(table);
    }

    @Override
    public OwnersBatches ownersBatches() {
        return new DynamoOwnersBatches(table);
    }

    @Override
    public Contents contents() {
        return batch -> table.read(Key.content(batch)).map(PartItems::content);
    }

    @Override
    public Chunks chunks() {
        return new DynamoChunks(table);
    }

    @Override
    public States states() {
        return new DynamoStates(table);
    }

    @Override
    public StateChanges stateChanges() {
        return new DynamoStateChanges(table);
    }

    @Override
    public Marks marks() {
        return new DynamoMarks(table);
    }

    @Override
    public DueEntries dueEntries() {
        return new DynamoDue(table);
    }

    @Override
    public DueDone dueDone() {
        return new DynamoDue(table);
    }

    @Override
    public SweptUntil sweptUntil() {
        return new DynamoSweep(table);
    }

    @Override
    public SweepProgress sweepProgress() {
        return new DynamoSweep(table);
    }

    @Override
    public Probe probe() {
        return () -> {
            try {
                return table.read(Key.NOTHING).isEmpty() ? Probe.Answer.REACHABLE : Probe.Answer.UNREACHABLE;
            } catch (SdkException _) {
                return Probe.Answer.UNREACHABLE;
            }
        };
    }
}
