package mailroom.batches.usecase;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Stage;
import mailroom.batches.port.Batches;
import mailroom.batches.port.Submits;

/** Sends an open batch on its way, once however often it is asked. */
public final class SubmitOpen {
    private static final int MOST_ATTEMPTS = 5;

    private final Batches batches;
    private final Submits submits;
    private final InstantSource clock;

    public SubmitOpen(Batches batches, Submits submits, InstantSource clock) {
        this.batches = batches;
        this.submits = submits;
        this.clock = clock;
    }

    /** What submitting can come to. */
    public sealed interface Submitted {
        /** It is on its way, by this call or an earlier one. */
        record Underway(BatchView batch) implements Submitted {}

        /** Nobody is in it. */
        record Empty() implements Submitted {}

        /** It was called off, or its time was over. */
        record Over(BatchView batch) implements Submitted {}
    }

    public Submitted submit(BatchView seen) {
        BatchView view = seen;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            switch (view.stage()) {
                case Stage.Canceling _, Stage.Canceled _, Stage.Expired _ -> {
                    return new Submitted.Over(view);
                }
                case Stage.Queued _, Stage.Processing _, Stage.Dispatched _, Stage.Settled _ -> {
                    return new Submitted.Underway(view);
                }
                case Stage.Open() -> {
                    if (view.batch().total() == 0) {
                        return new Submitted.Empty();
                    }
                    view = attempt(view);
                }
            }
        }
        throw new IllegalStateException("batch %s grew while it was submitted, %d times"
                .formatted(seen.batch().id(), MOST_ATTEMPTS));
    }

    /** Tries, and returns the batch as it is afterwards. */
    private BatchView attempt(BatchView view) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var batch = view.batch();
        submits.submit(batch, now, SweepDue.dueEntries(batch, now));
        return batches.read(List.of(batch.id())).getOrDefault(batch.id(), view);
    }
}
