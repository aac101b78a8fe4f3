package mailroom.batches.domain;

import java.util.ArrayList;
import java.util.List;

/** Cuts a batch's recipients into chunks, in their order. */
public final class Chunking {
    /** Of the recipients' JSON: with 64 KiB of content and the envelope a chunk fits a message of 256 KB. */
    public static final int MOST_BYTES = 180_000;

    private Chunking() {}

    /** Closes a chunk at {@link Chunk#MOST_RECIPIENTS} recipients or before {@link #MOST_BYTES}, whichever comes first. */
    public static List<Chunk> split(BatchId batch, List<Recipient> recipients) {
        return split(batch, 0, recipients);
    }

    /** The same, with numbers from {@code first} on. */
    public static List<Chunk> split(BatchId batch, int first, List<Recipient> recipients) {
        var chunks = new ArrayList<Chunk>();
        var open = new ArrayList<Recipient>();
        int bytes = 0;
        for (Recipient recipient : recipients) {
            int more = recipient.jsonBytes();
            if (open.size() == Chunk.MOST_RECIPIENTS || (!open.isEmpty() && bytes + more > MOST_BYTES)) {
                chunks.add(new Chunk(new ChunkId(batch, first + chunks.size()), open));
                open.clear();
                bytes = 0;
            }
            open.add(recipient);
            bytes += more;
        }
        if (!open.isEmpty()) {
            chunks.add(new Chunk(new ChunkId(batch, first + chunks.size()), open));
        }
        return List.copyOf(chunks);
    }
}
