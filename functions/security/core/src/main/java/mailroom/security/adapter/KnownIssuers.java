package mailroom.security.adapter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mailroom.security.domain.TrustedIssuer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's list as one execution environment knows it: read when made, so that a list that cannot be read stops the init, and again when the
 * copy is old. A later list that cannot be read leaves the last one in use.
 */
final class KnownIssuers {
    private static final Logger LOG = LoggerFactory.getLogger(KnownIssuers.class);
    private static final Duration OLD = Duration.ofMinutes(10);

    private final Supplier<List<TrustedIssuer>> list;
    private final KeySetFetch fetch;
    private final InstantSource clock;
    private Map<String, IssuerKeys> known;
    private Instant read;

    KnownIssuers(Supplier<List<TrustedIssuer>> list, KeySetFetch fetch, InstantSource clock) {
        this.list = list;
        this.fetch = fetch;
        this.clock = clock;
        this.known = byIssuer(list.get(), Map.of());
        this.read = clock.instant();
    }

    synchronized boolean none() {
        refresh();
        return known.isEmpty();
    }

    synchronized Optional<IssuerKeys> find(String issuer) {
        return Optional.ofNullable(known.get(issuer));
    }

    private void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(read.plus(OLD))) {
            return;
        }
        read = now;
        try {
            known = byIssuer(list.get(), known);
        } catch (RuntimeException e) {
            LOG.error("the trusted issuers cannot be read: those known before stay trusted", e);
        }
    }

    /** An issuer that is as it was keeps its keys. */
    private Map<String, IssuerKeys> byIssuer(List<TrustedIssuer> issuers, Map<String, IssuerKeys> before) {
        var keys = new LinkedHashMap<String, IssuerKeys>();
        for (TrustedIssuer issuer : issuers) {
            IssuerKeys same = before.get(issuer.issuer());
            keys.put(
                    issuer.issuer(),
                    same != null && same.issuer().equals(issuer) ? same : new IssuerKeys(issuer, fetch, clock));
        }
        return keys;
    }
}
