package local.aws.proxy;

import java.time.Duration;

/** What is to happen to one call. */
public sealed interface Decision {
    /** It goes through. */
    record Pass() implements Decision {}

    /** It never reaches the service; the caller gets this error in the service's own shape. */
    record Refuse(AwsError error) implements Decision {}

    /** It goes through after a while. */
    record Delay(Duration time) implements Decision {
        public Delay {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("a delay of %s is none".formatted(time));
            }
        }
    }

    /** The service does it, and the caller never hears: the connection stays silent until the caller gives up. */
    record DropAnswer() implements Decision {}
}
