package mailroom.sender.domain;

/**
 * The proof of holding a lease: whoever stores a result must show it.
 *
 * @param holder unique to each take, also within one process
 */
public record Hold(ChunkId chunk, String holder) {}
