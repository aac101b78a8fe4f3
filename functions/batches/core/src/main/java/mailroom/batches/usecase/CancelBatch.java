package mailroom.batches.usecase;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Stage;
import mailroom.batches.port.Batches;
import mailroom.batches.port.Marks;

/**
 * Calls a batch off. This only says so: who hands chunks over, the pump, cancels what it has not handed over yet, so that nobody is told to be
 * canceled and mailed all the same.
 */
public final class CancelBatch {
    private final Batches batches;
    private final Marks marks;
    private final InstantSource clock;

    public CancelBatch(Batches batches, Marks marks, InstantSource clock) {
        this.batches = batches;
        this.marks = marks;
        this.clock = clock;
    }

    /** What canceling can come to. */
    public sealed interface Canceled {
        /** It is called off, by this call or an earlier one. */
        record Requested(BatchView batch) implements Canceled {}

        /** It had ended before. */
        record Over(BatchView batch) implements Canceled {}
    }

    public Canceled cancel(BatchView view) {
        return switch (view.stage()) {
            case Stage.Settled _, Stage.Expired _ -> new Canceled.Over(view);
            case Stage.Canceling _, Stage.Canceled _ -> new Canceled.Requested(view);
            case Stage.Open _, Stage.Queued _, Stage.Processing _, Stage.Dispatched _ -> request(view);
        };
    }

    private Canceled request(BatchView view) {
        var id = view.batch().id();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        marks.mark(id, new Stage.Canceling(0, now));
        BatchView after = read(view); // who came in before the mark is in it
        if (after.batch().total() == 0) {
            marks.mark(id, new Stage.Canceled(now)); // nobody's outcome will end it
            after = read(view);
        }
        return after.stage() instanceof Stage.Settled || after.stage() instanceof Stage.Expired
                ? new Canceled.Over(after)
                : new Canceled.Requested(after);
    }

    private BatchView read(BatchView view) {
        var id = view.batch().id();
        return batches.read(List.of(id)).getOrDefault(id, view);
    }
}
