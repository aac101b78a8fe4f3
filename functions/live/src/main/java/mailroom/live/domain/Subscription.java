package mailroom.live.domain;

/**
 * A connection that watches a batch.
 *
 * @param sent the version that the client has: of the last frame that it got, or the cursor that it came with
 */
public record Subscription(ConnectionId connection, Space space, long sent) {}
