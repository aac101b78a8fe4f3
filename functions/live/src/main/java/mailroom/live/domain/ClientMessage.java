package mailroom.live.domain;

/** What a client may say. */
public sealed interface ClientMessage {
    /** Wants every state of the batch after {@code cursor}. */
    record Subscribe(BatchId batch, long cursor) implements ClientMessage {}

    record Unsubscribe(BatchId batch) implements ClientMessage {}

    /** Keeps the connection from being idle. */
    record Ping() implements ClientMessage {}

    /** Anything else. */
    record Refused(String code, String detail) implements ClientMessage {}
}
