package mailroom.batches.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Stage;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.PumpOrders;

/** Does what is due for a batch: drives it again, lets it expire, or settles it. Doing so twice changes nothing. */
public final class CheckDue {
    private final BatchStore store;
    private final PumpOrders orders;
    private final EndQueued queued;

    public CheckDue(BatchStore store, PumpOrders orders, EndQueued queued) {
        this.store = store;
        this.orders = orders;
        this.queued = queued;
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
            case Stage.Canceling(int cursor, Instant _) -> {
                if (cursor < view.batch().chunks()) {
                    drive(view.batch(), cursor);
                    yield Optional.of(again);
                }
                yield Optional.empty();
            }
            case Stage.Open(), Stage.Dispatched _, Stage.Ended _ -> Optional.empty();
        };
    }

    private void drive(Batch batch, int cursor) {
        if (!orders.enqueue(List.of(PumpOrder.first(batch.id(), cursor, batch.origin())), Duration.ZERO)
                .isEmpty()) {
            throw new IllegalStateException("the pump's queue took no order");
        }
    }

    private Optional<Instant> expire(BatchView view, Instant now) {
        BatchView last = view.stage() instanceof Stage.Open ? closed(view, now) : view;
        if (last.counts().open() > 0) {
            queued.end(last.batch(), 0, RecipientState.EXPIRED, now);
        }
        return Optional.empty();
    }

    /** An open batch takes nobody any more once it is marked; who came in before is seen only by looking after that. */
    private BatchView closed(BatchView view, Instant now) {
        var id = view.batch().id();
        store.marks().mark(id, new Stage.Expired(now));
        return store.batches().read(List.of(id)).getOrDefault(id, view);
    }

    private Optional<Instant> settle(BatchView view, Instant now) {
        store.marks().mark(view.batch().id(), new Stage.Settled(now));
        return Optional.empty();
    }
}
