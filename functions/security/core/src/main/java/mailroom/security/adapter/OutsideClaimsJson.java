package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;
import mailroom.security.domain.Identity;
import mailroom.security.domain.OutsideClaims;
import mailroom.security.domain.Owner;
import mailroom.security.domain.Refusal;
import mailroom.security.domain.TrustedIssuer;
import mailroom.security.domain.TrustedIssuer.Team;

/** A trusted issuer's claims in our words, by the operator's mapping. */
final class OutsideClaimsJson {
    /** What a sub may look like: it becomes part of a key id, which logs and lists show as it is. */
    private static final Pattern SUB = Pattern.compile("[A-Za-z0-9_.:@+|/=~-]{1,128}");

    private static final int MOST_AUDIENCES = 16;

    private OutsideClaimsJson() {}

    static OutsideClaims read(JsonNode payload, TrustedIssuer issuer) throws Unacceptable {
        Unacceptable.require(isFor(payload.path("aud"), issuer.audience()), Refusal.WRONG_AUDIENCE);
        try {
            Instant issuedAt = ClaimTexts.time(payload, "iat");
            return new OutsideClaims(
                    who(payload, issuer),
                    issuedAt,
                    payload.has("nbf") ? ClaimTexts.time(payload, "nbf") : issuedAt,
                    ClaimTexts.time(payload, "exp"));
        } catch (IllegalArgumentException e) {
            throw new Unacceptable(Refusal.BAD_CLAIMS, e);
        }
    }

    private static boolean isFor(JsonNode audiences, String ours) {
        if (audiences.isTextual()) {
            return audiences.textValue().equals(ours);
        }
        return audiences.isArray()
                && audiences.size() <= MOST_AUDIENCES
                && audiences.valueStream().anyMatch(it -> ours.equals(it.textValue()));
    }

    private static Identity who(JsonNode payload, TrustedIssuer issuer) {
        issuer.required().forEach((name, value) -> {
            if (!value.equals(payload.path(name).textValue())) {
                throw new IllegalArgumentException("claim %s is not what is required".formatted(name));
            }
        });
        if (issuer.subjectClaim().equals("email")
                && !payload.path("email_verified").booleanValue()) {
            throw new IllegalArgumentException("anybody can write down an address: email_verified must be true");
        }
        String sub = ClaimTexts.text(payload, "sub");
        if (!SUB.matcher(sub).matches()) {
            throw new IllegalArgumentException("sub has characters that a key id must not have");
        }
        String team =
                switch (issuer.team()) {
                    case Team.Always(var name) -> name;
                    case Team.OfClaim(var name) -> ClaimTexts.text(payload, name);
                };
        return new Identity(
                new Owner(ClaimTexts.text(payload, issuer.subjectClaim()), team),
                "oidc:%s:%s".formatted(issuer.alias(), sub),
                false,
                issuer.scope());
    }
}
