package mailroom.sender.domain;

import java.time.Duration;

/**
 * The times that must fit into each other: the provider's call and what follows it end before the lease does.
 *
 * @param lease how long a lease lasts; longer than an invocation can
 * @param call how long the provider's call may take
 * @param after what storing and reporting its result may take
 */
public record Limits(Duration lease, Duration call, Duration after) {
    public Limits {
        if (call.isNegative() || call.isZero() || after.isNegative() || lease.compareTo(call.plus(after)) <= 0) {
            throw new IllegalArgumentException(
                    "a lease of %s is too short for a call of %s and %s after it".formatted(lease, call, after));
        }
    }

    Duration work() {
        return call.plus(after);
    }
}
