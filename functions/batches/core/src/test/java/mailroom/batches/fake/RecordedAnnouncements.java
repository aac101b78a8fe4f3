package mailroom.batches.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.port.Announcements;

/** A topic that keeps what it is told, and can be told to take nothing. */
public final class RecordedAnnouncements implements Announcements {
    private final List<BatchView> told = new ArrayList<>();
    private boolean refusing;

    @Override
    public Set<BatchId> publish(Collection<BatchView> batches) {
        if (refusing) {
            return batches.stream().map(it -> it.batch().id()).collect(Collectors.toSet());
        }
        told.addAll(batches);
        return Set.of();
    }

    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    public List<BatchView> told() {
        return List.copyOf(told);
    }
}
