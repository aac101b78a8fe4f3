package mailroom.batches.port;

import java.util.Collection;
import java.util.SortedMap;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Chunk;

/** Who the recipients of a batch are. */
public interface Chunks {
    /** Those of the chunks that exist, by number. */
    SortedMap<Integer, Chunk> read(BatchId batch, Collection<Integer> numbers);
}
