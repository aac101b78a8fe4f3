package mailroom.sender.port;

import java.util.List;
import java.util.Set;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Report;

/** Tells what became of recipients. */
public interface Outcomes {
    /** Publishes the reports, each at least once, and returns the chunks of those that could not be published whole. */
    Set<ChunkId> publish(List<Report> reports);
}
