package mailroom.sender.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Hold;
import mailroom.sender.domain.Lease;
import mailroom.sender.domain.Outcome;
import mailroom.sender.domain.Progress;
import mailroom.sender.domain.Stored;

/** Leases in memory. */
public final class MemoryLeases implements Leases {
    private enum State {
        TAKEN,
        OPEN,
        DONE
    }

    private record Item(State state, String holder, Instant until, List<Outcome> outcomes, int attempts) {}

    private final InstantSource clock;
    private final Map<ChunkId, Item> items = new HashMap<>();
    private int takes;

    public MemoryLeases(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Lease take(Chunk chunk, Duration duration) {
        Instant now = clock.instant();
        Item item = items.getOrDefault(chunk.id(), new Item(State.OPEN, "", now, List.of(), 0));
        Hold theirs = new Hold(chunk.id(), item.holder());
        return switch (item.state()) {
            case DONE -> new Lease.Done(item.outcomes());
            case TAKEN ->
                item.until().isAfter(now) ? new Lease.Held(item.until()) : new Lease.Lost(theirs, item.outcomes());
            case OPEN -> {
                Hold hold = new Hold(chunk.id(), "holder-" + takes++);
                Instant until = now.plus(duration);
                items.put(chunk.id(), new Item(State.TAKEN, hold.holder(), until, item.outcomes(), item.attempts()));
                yield new Lease.Taken(hold, until, item.outcomes(), item.attempts());
            }
        };
    }

    @Override
    public synchronized Stored store(Hold hold, Progress progress) {
        Item item = items.get(hold.chunk());
        if (item == null || !item.holder().equals(hold.holder())) {
            return Stored.OVERTAKEN;
        }
        if (item.state() != State.TAKEN) {
            return item.outcomes().equals(progress.outcomes()) ? Stored.KEPT : Stored.OVERTAKEN;
        }
        items.put(
                hold.chunk(),
                switch (progress) {
                    case Progress.Complete(var outcomes) ->
                        new Item(State.DONE, item.holder(), item.until(), outcomes, item.attempts());
                    case Progress.Partial(var outcomes, int attempts) ->
                        new Item(State.OPEN, item.holder(), item.until(), outcomes, attempts);
                });
        return Stored.KEPT;
    }
}
