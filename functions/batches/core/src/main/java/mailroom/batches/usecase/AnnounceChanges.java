package mailroom.batches.usecase;

import java.util.Collection;
import java.util.Set;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.port.Announcements;
import mailroom.batches.port.Batches;

/**
 * Tells how changed batches stand now. However many changes come together, a batch is read once and told once, and what is told is read after
 * the last of them: so the announcement with the greatest version holds every change.
 */
public final class AnnounceChanges {
    private final Batches batches;
    private final Announcements announcements;

    public AnnounceChanges(Batches batches, Announcements announcements) {
        this.batches = batches;
        this.announcements = announcements;
    }

    /**
     * What came of it.
     *
     * @param told those that still exist and were taken
     */
    public record Announced(Collection<BatchView> told, Set<BatchId> refused) {}

    public Announced announce(Set<BatchId> changed) {
        Collection<BatchView> views =
                changed.isEmpty() ? Set.of() : batches.read(changed).values();
        Set<BatchId> refused = views.isEmpty() ? Set.of() : announcements.publish(views);
        return new Announced(
                views.stream().filter(it -> !refused.contains(it.batch().id())).toList(), refused);
    }
}
