package mailroom.security.adapter;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import mailroom.security.domain.TrustedIssuer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trusted issuer's keys as one execution environment knows them: fetched when they are first needed, again when the copy is old, and because of
 * an unknown kid, each at most once a minute. While the issuer does not answer the last copy is good for a day.
 */
final class IssuerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);
    private static final Duration OLD = Duration.ofMinutes(10);
    private static final Duration TOO_OLD = Duration.ofDays(1);

    private final TrustedIssuer issuer;
    private final KeySetFetch fetch;
    private final InstantSource clock;
    private Map<String, PublicKey> keys = Map.of();
    private Instant fetched = Instant.EPOCH;
    private Instant lastTry = Instant.EPOCH;

    IssuerKeys(TrustedIssuer issuer, KeySetFetch fetch, InstantSource clock) {
        this.issuer = issuer;
        this.fetch = fetch;
        this.clock = clock;
    }

    TrustedIssuer issuer() {
        return issuer;
    }

    /** Throws {@link IllegalStateException} when nobody can know whether the kid is good. */
    synchronized Optional<PublicKey> find(String kid) {
        Instant now = clock.instant();
        boolean needed = !keys.containsKey(kid) || !now.isBefore(fetched.plus(OLD));
        if (needed && !now.isBefore(lastTry.plus(BETWEEN_TRIES))) {
            lastTry = now;
            tryFetch(now);
        }
        boolean failed = fetched.isBefore(lastTry);
        if (failed && (!keys.containsKey(kid) || !now.isBefore(fetched.plus(TOO_OLD)))) {
            throw new IllegalStateException("the keys of issuer %s cannot be had".formatted(issuer.alias()));
        }
        return Optional.ofNullable(keys.get(kid));
    }

    private void tryFetch(Instant now) {
        try {
            keys = OutsideJwks.read(fetch.get(issuer.keys()), issuer.algorithm());
            fetched = now;
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("issuer", issuer.alias())
                    .setCause(e)
                    .log("an outside issuer's keys were not read");
        }
    }
}
