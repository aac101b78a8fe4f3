package mailroom.batches.domain;

/** A chunk with all that its sender needs, so that the sender reads nobody's table. */
public record ReadyChunk(Batch batch, Content content, Chunk chunk) {}
