package mailroom.live.domain;

/** The order to push a batch's state, whatever it then is, when the bucket has begun. */
public record PushOrder(BatchId batch, Bucket bucket, Urgency urgency, Way way) {
    /** Whether what is to be pushed may be followed by more. */
    public enum Urgency {
        CHANGE,
        /** Kept apart from the bucket's other orders, so that not even clocks that are far apart lose it. */
        FINAL
    }

    /** Orders with the same id are one order. */
    public String deduplicationId() {
        return switch (urgency) {
            case CHANGE -> "%s:%d".formatted(batch, bucket.number());
            case FINAL -> "%s:%d:final".formatted(batch, bucket.number());
        };
    }
}
