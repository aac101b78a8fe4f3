package mailroom.live.domain;

/** What a client is told. */
public sealed interface Frame {
    /** Watched from now on; {@code cursor} is the last known version, 0 where nothing is known that the client may see. */
    record Subscribed(BatchId batch, long cursor) implements Frame {}

    record Unsubscribed(BatchId batch) implements Frame {}

    /** How a batch stands, settled or not. */
    record State(Progress progress) implements Frame {}

    record Pong() implements Frame {}

    record Refusal(String code, String detail) implements Frame {}
}
