package mailroom.batches.port;

import java.util.List;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.Content;

/** Keeps what a batch is made of before the batch is committed. Nobody looks at it until then, and it goes by itself if that never happens. */
public interface Parts {
    /** Stores content, chunks, a queued state per recipient and zero counts. All of it is durable on return. */
    void store(Batch batch, Content content, List<Chunk> chunks);
}
