package mailroom.sender.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Report;

/** Keeps what was published; the topic can be down for some chunks. */
public final class MemoryOutcomes implements Outcomes {
    private final List<Report> published = new ArrayList<>();
    private Set<ChunkId> refused = Set.of();

    @Override
    public synchronized Set<ChunkId> publish(List<Report> reports) {
        reports.stream().filter(it -> !refused.contains(it.chunk())).forEach(published::add);
        return reports.stream().map(Report::chunk).filter(refused::contains).collect(Collectors.toSet());
    }

    public synchronized List<Report> published() {
        return List.copyOf(published);
    }

    public synchronized void refuse(Set<ChunkId> chunks) {
        refused = Set.copyOf(chunks);
    }
}
