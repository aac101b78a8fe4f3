package mailroom.batches.port;

import java.util.Collection;
import java.util.SortedMap;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;

/** What became of the recipients of a batch. */
public interface States {
    /** Those of the chunks' states that exist, in their order, each exact at one moment of the call. */
    SortedMap<ChunkId, ChunkState> read(Collection<ChunkId> ids);
}
