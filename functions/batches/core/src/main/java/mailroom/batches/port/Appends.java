package mailroom.batches.port;

import java.util.List;
import java.util.Optional;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.Claim;

/** Growing a batch that is open. */
public interface Appends {
    /** A page is one transaction: 100 items and 4 MB, of which a chunk takes two items. */
    int MOST_CHUNKS = 40;

    int MOST_BYTES = 3_000_000;

    /**
     * Writes the chunks, a queued state per recipient, the batch's new totals, and the claim where there is one: all or nothing, and only where
     * the batch is open and as large as {@code before}.
     */
    Appended append(Batch before, List<Chunk> chunks, Optional<Claim> claim);

    /** What appending can find. */
    sealed interface Appended {
        record Done(Batch grown) implements Appended {}

        /** It is open, but another page came first: look again. */
        record Outrun() implements Appended {}

        record NotOpen() implements Appended {}

        /** Another page holds the key; nothing was written. */
        record KeyTaken(Claim holder) implements Appended {}
    }
}
