package mailroom.security.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import mailroom.security.port.OutsideTokens;
import mailroom.security.port.TokenFormat;
import mailroom.security.port.TokenFormat.Reading;

/** Tells who calls by the {@code Authorization} header: an API key as it is, or a token. */
public final class Authorize {
    private static final String SCHEME = "Bearer ";

    /** A static key is asked for again after this time, so that a revoked one is not good for ever by somebody's cache. */
    private static final Duration TRUST_IN_KEY = Duration.ofMinutes(10);

    private final CheckApiKey keys;
    private final KnownKeys signingKeys;
    private final TokenFormat format;
    private final TokenRules rules;
    private final OutsideTokens outside;
    private final InstantSource clock;

    public Authorize(
            CheckApiKey keys,
            KnownKeys signingKeys,
            TokenFormat format,
            TokenRules rules,
            OutsideTokens outside,
            InstantSource clock) {
        this.keys = keys;
        this.signingKeys = signingKeys;
        this.format = format;
        this.rules = rules;
        this.outside = outside;
        this.clock = clock;
    }

    /** Refuses every malformed header; throws only when a store cannot be asked. */
    public Authorization authorize(String header) {
        if (header.isBlank()) {
            return new Authorization.Refused(Refusal.NO_CREDENTIALS);
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Authorization.Refused(Refusal.MALFORMED);
        }
        String credentials = header.substring(SCHEME.length());
        return credentials.startsWith(KeyId.PREFIX) ? byKey(credentials) : byAnyToken(credentials);
    }

    private Authorization byKey(String credentials) {
        return PresentedKey.parse(credentials)
                .map(it -> switch (keys.check(it)) {
                    case KeyCheck.Good(var key) -> allowed(key);
                    case KeyCheck.Refused(var reason) -> new Authorization.Refused(reason);
                })
                .orElseGet(() -> new Authorization.Refused(Refusal.MALFORMED));
    }

    private Authorization allowed(ApiKey key) {
        Instant again = clock.instant().plus(TRUST_IN_KEY);
        return new Authorization.Allowed(Identity.of(key), key.expires().isBefore(again) ? key.expires() : again);
    }

    private Authorization byAnyToken(String token) {
        return switch (outside.read(token)) {
            case OutsideTokens.Reading.NotTheirs() -> byToken(token);
            case OutsideTokens.Reading.Refused(var reason) -> new Authorization.Refused(reason);
            case OutsideTokens.Reading.Genuine(var claims) ->
                TokenRules.refusal(claims, clock.instant())
                        .<Authorization>map(Authorization.Refused::new)
                        .orElseGet(() -> new Authorization.Allowed(claims.who(), claims.expires()));
        };
    }

    private Authorization byToken(String token) {
        return switch (format.read(token, signingKeys::find)) {
            case Reading.Refused(var reason) -> new Authorization.Refused(reason);
            case Reading.Genuine(var claims) ->
                rules.refusal(claims, clock.instant())
                        .<Authorization>map(Authorization.Refused::new)
                        .orElseGet(() -> new Authorization.Allowed(Identity.of(claims), claims.expires()));
        };
    }
}
