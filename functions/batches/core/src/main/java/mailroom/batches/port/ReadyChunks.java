package mailroom.batches.port;

import java.util.List;
import mailroom.batches.domain.ReadyChunk;

/** The topic from which senders get their chunks. */
public interface ReadyChunks {
    /** Publishes every chunk at least once, or throws: then some may have been published. */
    void publish(List<ReadyChunk> chunks);
}
