package mailroom.live.domain;

/** A connection as the gateway names it. */
public record ConnectionId(String value) {
    public ConnectionId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("a connection's id has 1 to 128 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
