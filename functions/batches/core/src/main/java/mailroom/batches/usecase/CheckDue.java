package mailroom.batches.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Stage;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.PumpOrders;

/** Does what is due for a batch: drives it again, lets it expire, or settles it. Doing so twice changes nothing. */
public final class CheckDue {
    private final BatchStore store;
    private final PumpOrders orders;
    private final ApplyOutcomes outcomes;

    public CheckDue(BatchStore store, PumpOrders orders, ApplyOutcomes outcomes) {
        this.store = store;
        this.orders = orders;
        this.outcomes = outcomes;
    }

    /** Looks at the entry's batch. Returns when to look again, or nothing where all is done. */
    public Optional<Instant> check(DueEntry entry, Instant now) {
        BatchView view = store.batches().read(List.of(entry.batch())).get(entry.batch());
        if (view == null) {
            return Optional.empty();
        }
        return switch (entry.check()) {
            case DISPATCH -> dispatch(view, now);
            case EXPIRY -> expire(view, now);
            case SETTLE -> settle(view, now);
        };
    }

    private Optional<Instant> dispatch(BatchView view, Instant now) {
        Instant again = now.plus(SweepDue.DISPATCH_PATIENCE);
        return switch (view.stage()) {
            case Stage.Queued() -> {
                drive(view.batch(), 0);
                yield Optional.of(again);
            }
            case Stage.Processing(int cursor, Instant at) -> {
                if (Duration.between(at, now).compareTo(SweepDue.DISPATCH_PATIENCE) >= 0) {
                    drive(view.batch(), cursor);
                }
                yield Optional.of(again);
            }
            case Stage.Dispatched _, Stage.Settled _ -> Optional.empty();
        };
    }

    private void drive(Batch batch, int cursor) {
        if (!orders.enqueue(List.of(PumpOrder.first(batch.id(), cursor, batch.origin())), Duration.ZERO)
                .isEmpty()) {
            throw new IllegalStateException("the pump's queue took no order");
        }
    }

    private Optional<Instant> expire(BatchView view, Instant now) {
        if (view.counts().open() == 0) {
            return Optional.empty();
        }
        var ids = IntStream.range(0, view.batch().chunks())
                .mapToObj(it -> new ChunkId(view.batch().id(), it))
                .toList();
        List<ChunkReport> reports = store.states().read(ids).values().stream()
                .map(it -> new ChunkReport(it.id(), expired(it, now)))
                .filter(it -> !it.outcomes().isEmpty())
                .toList();
        var failed = outcomes.apply(reports).failed();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("%d chunks did not expire: %s"
                    .formatted(failed.size(), failed.values().iterator().next()));
        }
        return Optional.empty();
    }

    private static Map<Integer, Outcome> expired(ChunkState state, Instant now) {
        return IntStream.range(0, state.recipients().size())
                .filter(it -> state.recipients().get(it).state() == RecipientState.QUEUED)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), _ -> Outcome.of(RecipientState.EXPIRED, now)));
    }

    private Optional<Instant> settle(BatchView view, Instant now) {
        store.marks().mark(view.batch().id(), new Stage.Settled(now));
        return Optional.empty();
    }
}
