package mailroom.sender.domain;

/**
 * A chunk as its queue delivered it.
 *
 * @param message the message's own text, to be put back unchanged when the chunk must come again
 */
public record Delivery(Chunk chunk, Way way, String message) {
    @Override
    public String toString() {
        return "Delivery[" + chunk.id() + "]";
    }
}
