package mailroom.batches.usecase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.DueSlot;
import mailroom.batches.port.BatchStore;

/**
 * Looks at what has become due since the last sweep. An entry that fails is put off, so that it stands in nobody's way; a sweep that runs
 * out of budget goes on in the next minute where it stopped.
 */
public final class SweepDue {
    /** How long a batch may stand still before it is driven again: longer than any delay between two pages, and a few cold starts. */
    static final Duration DISPATCH_PATIENCE = Duration.ofMinutes(2);

    private static final Duration FAILED_AGAIN = Duration.ofMinutes(5);
    /** Where the very first sweep begins: entries are due two minutes after the first batch at the earliest. */
    private static final Duration FIRST_LOOK_BACK = Duration.ofMinutes(10);

    /** What must be looked at of a batch that goes on its way at {@code start}. */
    static List<DueEntry> dueEntries(Batch batch, Instant start) {
        return List.of(
                DueEntry.at(DueEntry.Check.DISPATCH, batch, start.plus(DISPATCH_PATIENCE)),
                DueEntry.at(DueEntry.Check.EXPIRY, batch, batch.expiryCheckAt()),
                DueEntry.at(DueEntry.Check.SETTLE, batch, batch.settleBy()));
    }

    private final BatchStore store;
    private final CheckDue checks;
    private final InstantSource clock;
    private final int mostEntries;
    private final Duration mostTime;

    /** A sweep ends after {@code mostEntries} entries or {@code mostTime}, whichever comes first. */
    public SweepDue(BatchStore store, CheckDue checks, InstantSource clock, int mostEntries, Duration mostTime) {
        this.store = store;
        this.checks = checks;
        this.clock = clock;
        this.mostEntries = mostEntries;
        this.mostTime = mostTime;
    }

    /**
     * What a sweep did.
     *
     * @param failed what was put off, with the reason
     * @param sweptUntil up to which minute nothing is left
     */
    public record Swept(int entries, List<String> failed, Instant sweptUntil) {}

    public Swept sweep() {
        Instant start = clock.instant();
        Instant now = start.truncatedTo(ChronoUnit.MINUTES);
        Instant done = store.sweptUntil().read().orElse(now.minus(FIRST_LOOK_BACK));
        var failed = new ArrayList<String>();
        int entries = 0;
        for (Instant minute = done.plus(1, ChronoUnit.MINUTES);
                !minute.isAfter(now);
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            for (int shard = 0; shard < DueSlot.SHARDS; shard++) {
                int room = mostEntries - entries;
                List<DueEntry> due = room <= 0 ? List.of() : store.dueEntries().read(new DueSlot(minute, shard), room);
                for (DueEntry entry : due) {
                    handle(entry).ifPresent(failed::add);
                }
                entries += due.size();
                if (entries >= mostEntries || spent(start)) {
                    return swept(entries, failed, done);
                }
            }
            done = minute;
        }
        return swept(entries, failed, done);
    }

    private Swept swept(int entries, List<String> failed, Instant until) {
        store.sweepProgress().advance(until);
        return new Swept(entries, List.copyOf(failed), until);
    }

    private boolean spent(Instant start) {
        return Duration.between(start, clock.instant()).compareTo(mostTime) > 0;
    }

    private Optional<String> handle(DueEntry entry) {
        Instant now = clock.instant();
        try {
            store.dueDone().done(entry, checks.check(entry, now).map(entry::later));
            return Optional.empty();
        } catch (RuntimeException e) { // one batch's trouble must not hold up the others'
            store.dueDone().done(entry, Optional.of(entry.later(now.plus(FAILED_AGAIN))));
            return Optional.of("%s of %s: %s".formatted(entry.check(), entry.batch(), e));
        }
    }
}
