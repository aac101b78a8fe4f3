package mailroom.security.domain;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import mailroom.security.port.RolesOf;
import mailroom.security.port.Signer;
import mailroom.security.port.TokenFormat;

/** Exchanges an API key for a token that lives {@link TokenRules#LIFETIME}, or until the key ends. */
public final class ExchangeKey {
    private final CheckApiKey keys;
    private final RolesOf roles;
    private final SigningKeys signingKeys;
    private final TokenFormat format;
    private final TokenRules rules;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ExchangeKey(
            CheckApiKey keys,
            RolesOf roles,
            SigningKeys signingKeys,
            TokenFormat format,
            TokenRules rules,
            InstantSource clock,
            RandomGenerator random) {
        this.keys = keys;
        this.roles = roles;
        this.signingKeys = signingKeys;
        this.format = format;
        this.rules = rules;
        this.clock = clock;
        this.random = random;
    }

    public Exchange exchange(PresentedKey presented) {
        return switch (keys.check(presented)) {
            case KeyCheck.Refused(var reason) -> new Exchange.Refused(reason);
            case KeyCheck.Good(var key) -> issue(key);
        };
    }

    private Exchange issue(ApiKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(TokenRules.LIFETIME);
        Instant keysEnd = key.expires().truncatedTo(ChronoUnit.SECONDS);
        if (!now.isBefore(keysEnd)) {
            return new Exchange.Refused(Refusal.KEY_EXPIRED);
        }
        var claims = new Claims(
                rules.issuer(),
                rules.audience(),
                key.owner(),
                roles.subject(key.owner().subject()),
                key.id(),
                key.scope(),
                Ulid.at(now, random),
                now,
                keysEnd.isBefore(end) ? keysEnd : end);
        Signer signer = signingKeys.signer();
        return new Exchange.Issued(format.write(claims, signer), claims);
    }
}
