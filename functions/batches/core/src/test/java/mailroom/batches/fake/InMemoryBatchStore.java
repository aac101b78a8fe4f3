package mailroom.batches.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.Counts;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.DueSlot;
import mailroom.batches.domain.Happening;
import mailroom.batches.domain.Happening.What;
import mailroom.batches.domain.ShardChange;
import mailroom.batches.domain.ShardChange.Shard;
import mailroom.batches.domain.Space;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Tally;
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

/** All ports over maps; safe for several threads, as the real table is. */
public final class InMemoryBatchStore implements BatchStore {
    private final InstantSource clock;
    private final Map<BatchId, Batch> metas = new HashMap<>();
    private final Map<BatchId, Stage> stages = new HashMap<>();
    private final Map<BatchId, Content> contents = new HashMap<>();
    private final Map<ChunkId, Chunk> chunks = new HashMap<>();
    private final Map<ChunkId, ChunkState> states = new HashMap<>();
    private final Map<BatchId, Instant> partsKeptUntil = new HashMap<>();
    private final Map<Shard, Tally> counts = new HashMap<>();
    private final Map<BatchId, List<Happening>> histories = new HashMap<>();
    private final Map<BatchId, Long> versions = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<DueSlot, Map<String, DueEntry>> due = new HashMap<>();
    private Optional<Instant> sweptUntil = Optional.empty();

    public InMemoryBatchStore(InstantSource clock) {
        this.clock = clock;
    }

    /** How many writes of states there were. */
    private int stateWrites;

    public synchronized int stateWrites() {
        return stateWrites;
    }

    /** How many chunks lie in the table, committed or not. */
    public synchronized int storedChunks() {
        return chunks.size();
    }

    /** Every entry of the due-index, by time. */
    public synchronized List<DueEntry> dueEntriesLeft() {
        return due.values().stream()
                .flatMap(it -> it.values().stream())
                .sorted(Comparator.comparing(it -> it.slot().minute()))
                .toList();
    }

    @Override
    public Parts parts() {
        return this::store;
    }

    private synchronized void store(Batch batch, Content content, List<Chunk> parts) {
        contents.put(batch.id(), content);
        partsKeptUntil.put(batch.id(), batch.keptUntil());
        for (Chunk chunk : parts) {
            chunks.put(chunk.id(), chunk);
            states.put(chunk.id(), ChunkState.queued(chunk, batch.createdAt()));
            counts.put(new Shard(batch.id(), chunk.id().shard()), Tally.EMPTY);
        }
    }

    @Override
    public Commits commits() {
        return this::commit;
    }

    private synchronized Commits.Committed commit(BatchView begun, Optional<Claim> claim, List<DueEntry> entries) {
        Batch batch = begun.batch();
        Optional<Claim> holder = claim.flatMap(it -> find(it.space(), it.key().value()));
        if (holder.isPresent()) {
            return new Commits.Committed.KeyTaken(holder.get());
        }
        claim.ifPresent(it -> claims.put(it.space() + "#" + it.key().value(), it));
        metas.put(batch.id(), batch);
        stages.put(batch.id(), begun.stage());
        happened(batch.id(), begun.stage() instanceof Stage.Open ? What.OPENED : What.ACCEPTED, batch.createdAt());
        entries.forEach(this::put);
        return new Commits.Committed.Done();
    }

    private synchronized Optional<Claim> find(Space space, String key) {
        return Optional.ofNullable(claims.get(space + "#" + key))
                .filter(it -> it.expires().getEpochSecond() > clock.instant().getEpochSecond());
    }

    private void put(DueEntry entry) {
        due.computeIfAbsent(entry.slot(), _ -> new LinkedHashMap<>()).put(name(entry), entry);
    }

    private static String name(DueEntry entry) {
        return entry.check() + "#" + entry.batch();
    }

    private void happened(BatchId batch, What what, Instant at) {
        histories.computeIfAbsent(batch, _ -> new ArrayList<>()).add(new Happening(what, at));
    }

    @Override
    public Appends appends() {
        return this::append;
    }

    private synchronized Appends.Appended append(Batch before, List<Chunk> parts, Optional<Claim> claim) {
        Optional<Claim> holder = claim.flatMap(it -> find(it.space(), it.key().value()));
        if (holder.isPresent()) {
            return new Appends.Appended.KeyTaken(holder.get());
        }
        if (!(stages.get(before.id()) instanceof Stage.Open)) {
            return new Appends.Appended.NotOpen();
        }
        if (metas.get(before.id()).chunks() != before.chunks()) {
            return new Appends.Appended.Outrun();
        }
        claim.ifPresent(it -> claims.put(it.space() + "#" + it.key().value(), it));
        Batch grown = before.with(parts);
        metas.put(before.id(), grown);
        for (Chunk chunk : parts) {
            chunks.put(chunk.id(), chunk);
            states.put(chunk.id(), ChunkState.queued(chunk, clock.instant()));
            counts.putIfAbsent(new Shard(before.id(), chunk.id().shard()), Tally.EMPTY);
        }
        changed(before.id());
        return new Appends.Appended.Done(grown);
    }

    @Override
    public Submits submits() {
        return this::submit;
    }

    private synchronized Submits.Closed submit(Batch batch, Instant at, List<DueEntry> entries) {
        if (!(stages.get(batch.id()) instanceof Stage.Open)) {
            return Submits.Closed.NOT_OPEN;
        }
        if (metas.get(batch.id()).chunks() != batch.chunks()) {
            return Submits.Closed.OUTRUN;
        }
        stages.put(batch.id(), new Stage.Queued());
        happened(batch.id(), What.SUBMITTED, at);
        changed(batch.id());
        entries.forEach(this::put);
        return Submits.Closed.DONE;
    }

    @Override
    public Histories histories() {
        return batch -> {
            synchronized (this) {
                return List.copyOf(histories.getOrDefault(batch, List.of()));
            }
        };
    }

    @Override
    public Claims claims() {
        return (space, key) -> find(space, key.value());
    }

    @Override
    public Batches batches() {
        return this::read;
    }

    private synchronized Map<BatchId, BatchView> read(Collection<BatchId> ids) {
        return ids.stream()
                .distinct()
                .filter(it -> metas.containsKey(it) && isKept(it))
                .collect(Collectors.toMap(it -> it, this::view));
    }

    private BatchView view(BatchId id) {
        Batch batch = metas.get(id);
        Tally finals = counts.entrySet().stream()
                .filter(it -> it.getKey().batch().equals(id))
                .map(Map.Entry::getValue)
                .reduce(Tally.EMPTY, Tally::plus);
        return new BatchView(
                batch,
                stages.get(id),
                new Counts(batch.total(), finals),
                versions.getOrDefault(id, BatchView.FIRST_VERSION));
    }

    private boolean isKept(BatchId id) {
        Instant kept = partsKeptUntil.get(id);
        return kept != null && kept.getEpochSecond() > clock.instant().getEpochSecond();
    }

    @Override
    public OwnersBatches ownersBatches() {
        return (space, before, limit) -> {
            synchronized (this) {
                return metas.values().stream()
                        .filter(it -> it.owner().space().equals(space))
                        .map(Batch::id)
                        .sorted(Comparator.comparing(BatchId::value).reversed())
                        .filter(it -> before.isEmpty()
                                || it.value().compareTo(before.get().value()) < 0)
                        .limit(limit)
                        .toList();
            }
        };
    }

    @Override
    public Contents contents() {
        return batch -> {
            synchronized (this) {
                return Optional.ofNullable(contents.get(batch)).filter(_ -> isKept(batch));
            }
        };
    }

    @Override
    public Chunks chunks() {
        return (batch, numbers) -> {
            synchronized (this) {
                SortedMap<Integer, Chunk> found = new TreeMap<>();
                for (int number : numbers) {
                    Chunk chunk = chunks.get(new ChunkId(batch, number));
                    if (chunk != null && isKept(batch)) {
                        found.put(number, chunk);
                    }
                }
                return found;
            }
        };
    }

    @Override
    public States states() {
        return ids -> {
            synchronized (this) {
                SortedMap<ChunkId, ChunkState> found = new TreeMap<>();
                for (ChunkId id : ids) {
                    ChunkState state = states.get(id);
                    if (state != null && isKept(id.batch())) {
                        found.put(id, state);
                    }
                }
                return found;
            }
        };
    }

    @Override
    public StateChanges stateChanges() {
        return this::save;
    }

    private synchronized StateChanges.Saved save(ShardChange change) {
        for (ChunkState state : change.states()) {
            ChunkState before = states.get(state.id());
            if (before == null || before.version() != state.version() - 1) {
                return StateChanges.Saved.CONFLICT;
            }
        }
        if (!counts.containsKey(change.shard())) {
            return StateChanges.Saved.GONE;
        }
        change.states().forEach(it -> states.put(it.id(), it));
        if (!change.delta().equals(Tally.EMPTY)) {
            counts.merge(change.shard(), change.delta(), Tally::plus);
            changed(change.shard().batch());
        }
        stateWrites++;
        return StateChanges.Saved.DONE;
    }

    @Override
    public Marks marks() {
        return this::mark;
    }

    private synchronized void mark(BatchId batch, Stage stage) {
        Stage before = stages.get(batch);
        boolean lateMark = before instanceof Stage.Canceling(int cursor, var _) && handedOver(stage) > cursor;
        if (before == null || (rank(stage) <= rank(before) && !lateMark)) {
            return;
        }
        stages.put(batch, after(before, stage));
        changed(batch);
        switch (stage) {
            case Stage.Dispatched(var at) -> happened(batch, What.DISPATCHED, at);
            case Stage.Canceling canceling -> happened(batch, What.CANCEL_REQUESTED, canceling.at());
            case Stage.Ended ended -> happened(batch, What.ENDED, ended.at());
            case Stage.Open _, Stage.Queued _, Stage.Processing _ -> {}
        }
    }

    /** How a batch ends, and what was handed over when it was called off, depends on where it stood. */
    private Stage after(Stage before, Stage mark) {
        return switch (mark) {
            case Stage.Canceling canceling -> new Stage.Canceling(handedOver(before), canceling.at());
            case Stage.Ended ended ->
                switch (before) {
                    case Stage.Canceling _ -> new Stage.Canceled(ended.at());
                    case Stage.Open _ -> new Stage.Expired(ended.at());
                    case Stage.Queued _, Stage.Processing _, Stage.Dispatched _, Stage.Ended _ ->
                        new Stage.Settled(ended.at());
                };
            case Stage.Processing(int cursor, var _)
            when before instanceof Stage.Canceling canceling -> new Stage.Canceling(cursor, canceling.at());
            case Stage.Dispatched _
            when before instanceof Stage.Canceling canceling -> new Stage.Canceling(Integer.MAX_VALUE, canceling.at());
            case Stage.Open _, Stage.Queued _, Stage.Processing _, Stage.Dispatched _ -> mark;
        };
    }

    private static int handedOver(Stage stage) {
        return switch (stage) {
            case Stage.Processing(int cursor, var _) -> cursor;
            case Stage.Dispatched _ -> Integer.MAX_VALUE;
            case Stage.Canceling(int cursor, var _) -> cursor;
            case Stage.Open _, Stage.Queued _, Stage.Ended _ -> 0;
        };
    }

    private void changed(BatchId batch) {
        versions.merge(batch, BatchView.FIRST_VERSION + 1, (before, _) -> before + 1);
    }

    private static long rank(Stage stage) {
        return switch (stage) {
            case Stage.Open() -> -2;
            case Stage.Queued() -> -1;
            case Stage.Processing(int cursor, var _) -> cursor;
            case Stage.Dispatched _ -> Integer.MAX_VALUE;
            case Stage.Canceling _ -> Integer.MAX_VALUE + 1L;
            case Stage.Ended _ -> Long.MAX_VALUE;
        };
    }

    @Override
    public DueEntries dueEntries() {
        return (slot, limit) -> {
            synchronized (this) {
                return due.getOrDefault(slot, Map.of()).values().stream()
                        .limit(limit)
                        .toList();
            }
        };
    }

    @Override
    public DueDone dueDone() {
        return (entry, again) -> {
            synchronized (this) {
                due.getOrDefault(entry.slot(), new HashMap<>()).remove(name(entry));
                again.ifPresent(this::put);
            }
        };
    }

    @Override
    public SweptUntil sweptUntil() {
        return () -> {
            synchronized (this) {
                return sweptUntil;
            }
        };
    }

    @Override
    public SweepProgress sweepProgress() {
        return minute -> {
            synchronized (this) {
                if (sweptUntil.isEmpty() || sweptUntil.get().isBefore(minute)) {
                    sweptUntil = Optional.of(minute);
                }
            }
        };
    }

    @Override
    public Probe probe() {
        return () -> Probe.Answer.REACHABLE;
    }
}
