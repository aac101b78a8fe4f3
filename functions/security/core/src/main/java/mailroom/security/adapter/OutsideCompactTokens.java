package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mailroom.security.domain.Refusal;
import mailroom.security.domain.TrustedIssuer;
import mailroom.security.domain.TrustedIssuer.Algorithm;
import mailroom.security.port.OutsideTokens;

/**
 * JWTs of the trusted issuers. The unverified {@code iss} only chooses whose rules hold: the algorithm, the place of the keys and the audience are
 * the operator's word for that issuer, and no other issuer's key can sign for it.
 */
final class OutsideCompactTokens implements OutsideTokens {
    private static final int LONGEST = 8_192;
    private static final int LONGEST_KID = 256;

    /** The thumbprints (x5t) only name a certificate that one would have to know already: nothing can be followed by them. */
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid", "x5t", "x5t#S256");

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final KnownIssuers issuers;

    OutsideCompactTokens(KnownIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public Reading read(String token) {
        if (issuers.none()) {
            return new Reading.NotTheirs();
        }
        Compact compact;
        JsonNode payload;
        try {
            compact = Compact.of(token, LONGEST);
            payload = compact.payload();
        } catch (Unacceptable _) {
            return new Reading.NotTheirs(); // our own form refuses it too, and says why
        }
        Optional<IssuerKeys> theirs = issuers.find(payload.path("iss").asText());
        if (theirs.isEmpty()) {
            return new Reading.NotTheirs();
        }
        try {
            verify(compact, theirs.get());
            return new Reading.Genuine(
                    OutsideClaimsJson.read(payload, theirs.get().issuer()));
        } catch (Unacceptable e) {
            return new Reading.Refused(e.reason());
        }
    }

    private static void verify(Compact compact, IssuerKeys keys) throws Unacceptable {
        JsonNode header = compact.header();
        Algorithm algorithm = keys.issuer().algorithm();
        Unacceptable.require(algorithm.name().equals(header.path("alg").textValue()), Refusal.WRONG_ALGORITHM);
        Unacceptable.require(isOfKnownType(header.path("typ")), Refusal.WRONG_TYPE);
        Compact.onlyMembers(header, HEADER);
        String kid = header.path("kid").asText();
        boolean named = header.path("kid").isTextual() && !kid.isEmpty() && kid.length() <= LONGEST_KID;
        Unacceptable.require(named, Refusal.UNKNOWN_SIGNING_KEY);
        PublicKey key = keys.find(kid).orElseThrow(() -> new Unacceptable(Refusal.UNKNOWN_SIGNING_KEY));
        Unacceptable.require(signed(compact, key, keys.issuer()), Refusal.BAD_SIGNATURE);
    }

    /** Access tokens and ID tokens; many issuers say nothing. */
    private static boolean isOfKnownType(JsonNode type) {
        return type.isMissingNode()
                || (type.isTextual() && TYPES.contains(type.textValue().toLowerCase(Locale.ROOT)));
    }

    private static boolean signed(Compact compact, PublicKey key, TrustedIssuer issuer) {
        var header = new JWSHeader(JWSAlgorithm.parse(issuer.algorithm().name()));
        try {
            JWSVerifier verifier =
                    switch (issuer.algorithm()) {
                        case RS256, PS256 -> new RSASSAVerifier((RSAPublicKey) key);
                        case ES256 -> new ECDSAVerifier((ECPublicKey) key);
                    };
            return verifier.verify(header, compact.input(), Base64URL.encode(compact.signature()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of issuer %s cannot verify".formatted(issuer.alias()), e);
        }
    }
}
