package local.gateway;

import java.time.Duration;
import java.util.List;

/**
 * A Lambda authorizer of type REQUEST.
 *
 * @param function its logical id
 * @param ttl how long an answer is kept; zero for never
 * @param simple whether it answers {@code isAuthorized}, or an IAM policy
 */
record LambdaAuthorizer(
        String name,
        String function,
        PayloadFormat format,
        List<IdentitySource> sources,
        Duration ttl,
        boolean simple) {
    LambdaAuthorizer {
        sources = List.copyOf(sources);
        if (ttl.isNegative() || ttl.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("authorizer %s: a TTL of 0 to 3600 s, not %s".formatted(name, ttl));
        }
    }

    boolean cached() {
        return !ttl.isZero() && !sources.isEmpty();
    }
}
