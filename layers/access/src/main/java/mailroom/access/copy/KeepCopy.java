package mailroom.access.copy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the copy: by events, and by a snapshot where events cannot do it. Single entries are written before the head, so that a version that the
 * head covers is there in full.
 */
public final class KeepCopy {
    /** How long a missing version may be on its way before a snapshot is asked for. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(KeepCopy.class);
    /** Of a snapshot's people and keys: one after another thousands of them would outlast the function's timeout. */
    private static final int AT_ONCE = 16;

    private static final int MOST_TRIES = 50; // each loss is another writer's success

    private final Heads heads;
    private final Entries entries;
    private final Snapshots snapshots;
    private final GapChecks checks;
    private final Listener listener;
    private final InstantSource clock;

    public KeepCopy(
            Heads heads,
            Entries entries,
            Snapshots snapshots,
            GapChecks checks,
            Listener listener,
            InstantSource clock) {
        this.heads = heads;
        this.entries = entries;
        this.snapshots = snapshots;
        this.checks = checks;
        this.listener = listener;
        this.clock = clock;
    }

    /** Applies what came, in whatever order. Without any copy it makes one first: events alone would leave out all that was before them. */
    public void apply(Collection<Change> changes) {
        if (heads.read().isEmpty()) {
            refresh();
        }
        changes.forEach(change -> {
            if (change instanceof Change.Single single) {
                entries.keep(single);
                listener.heard(single); // known or not: whoever kept it may have died before it was heard
            }
        });
        update(it -> it.with(changes, clock.instant()));
        if (changes.stream().anyMatch(Change.Shared.class::isInstance)) {
            listener.rulesChanged(); // known or not, as with single entries
        }
    }

    /** Looks again at a gap; one that is old enough is closed by a snapshot. */
    public void checkGap() {
        boolean isOld = heads.read()
                .flatMap(Head::gapSince)
                .filter(since -> !since.plus(PATIENCE).isAfter(clock.instant()))
                .isPresent();
        if (isOld) {
            LOG.warn("a change of the ACL has not come for {} s: asking for a snapshot", PATIENCE.toSeconds());
            refresh();
        }
    }

    /** Asks whether there is anything new and takes it: heals a lost last event, and makes the first copy. */
    public void refresh() {
        Optional<Head> head = heads.read();
        OptionalLong known = head.map(it -> OptionalLong.of(it.version())).orElseGet(OptionalLong::empty);
        Snapshots.Page first = snapshots.page(known, Optional.empty());
        if (first.unchanged() && head.isPresent()) {
            return;
        }
        List<Change> all = new ArrayList<>(first.entries());
        Optional<String> next = first.next();
        while (next.isPresent()) {
            Snapshots.Page page = snapshots.page(known, next);
            all.addAll(page.entries());
            next = page.next();
        }
        List<Change.Single> news = all.stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, this::keptAsNew))
                .flatMap(Optional::stream)
                .toList();
        news.forEach(listener::heard);
        // A later page may be of a later version; what is covered is what was there when the first one was read.
        Head now = update(it -> it.covering(first.version(), all, clock.instant()));
        listener.rulesChanged();
        LOG.info("snapshot of the ACL: {} entries, {} new, copy at version {}", all.size(), news.size(), now.version());
    }

    private Optional<Change.Single> keptAsNew(Change change) {
        return change instanceof Change.Single single && entries.keep(single) == Entries.Kept.NEW
                ? Optional.of(single)
                : Optional.empty();
    }

    private Head update(UnaryOperator<Head> step) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Head> stored = heads.read();
            Head before = stored.orElseGet(Head::first);
            Head after = step.apply(before);
            if (stored.isPresent() && after.says(before)) {
                return before;
            }
            if (heads.replace(after) == Heads.Written.DONE) {
                if (after.gapSince().isPresent() && !after.gapSince().equals(before.gapSince())) {
                    LOG.warn(
                            "changes of the ACL after version {} are missing, {} later ones are here",
                            after.version(),
                            after.ahead().size());
                    checks.order();
                }
                return after;
            }
        }
        throw new IllegalStateException("the head of the ACL's copy was overtaken %d times".formatted(MOST_TRIES));
    }
}
