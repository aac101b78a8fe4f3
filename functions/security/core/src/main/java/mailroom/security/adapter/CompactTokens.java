package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mailroom.platform.Json;
import mailroom.security.domain.CanonicalBase64;
import mailroom.security.domain.Claims;
import mailroom.security.domain.Refusal;
import mailroom.security.domain.VerificationKey;
import mailroom.security.port.Signer;
import mailroom.security.port.TokenFormat;

/**
 * JWS in compact form (RFC 7515) with the header {@code {"alg":"ES256","typ":"at+jwt","kid":…}} and nothing else in it.
 *
 * <p>The order of reading is the defence: length, three parts, canonical base64url, the header's exact members, a kid of ours, the signature, and
 * only then the claims. What a token says about where to find a key, how to process it or which algorithm to use is never followed, since a header
 * that says so is refused.
 */
final class CompactTokens implements TokenFormat {
    private static final int LONGEST = 4_096;
    private static final String TYPE = "at+jwt";
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final int SIGNATURE_BYTES = 64;
    private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);

    @Override
    public String write(Claims claims, Signer signer) {
        JsonNode header = Json.object()
                .put("alg", "ES256")
                .put("typ", TYPE)
                .put("kid", signer.publicKey().kid());
        String input = encode(header) + "." + encode(ClaimsJson.write(claims));
        byte[] signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + CanonicalBase64.encode(signature);
    }

    private static String encode(JsonNode node) {
        return CanonicalBase64.encode(Json.write(node).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Reading read(String token, Function<String, Optional<VerificationKey>> keyOfKid) {
        try {
            return new Reading.Genuine(genuine(token, keyOfKid));
        } catch (Unacceptable e) {
            return new Reading.Refused(e.reason());
        }
    }

    private static Claims genuine(String token, Function<String, Optional<VerificationKey>> keyOfKid)
            throws Unacceptable {
        Compact compact = Compact.of(token, LONGEST);
        VerificationKey key =
                keyOfKid.apply(kid(compact.header())).orElseThrow(() -> new Unacceptable(Refusal.UNKNOWN_SIGNING_KEY));
        Unacceptable.require(signed(key, compact), Refusal.BAD_SIGNATURE);
        try {
            return ClaimsJson.read(compact.payload());
        } catch (IllegalArgumentException e) {
            throw new Unacceptable(Refusal.BAD_CLAIMS, e);
        }
    }

    private static String kid(JsonNode header) throws Unacceptable {
        Unacceptable.require("ES256".equals(header.path("alg").textValue()), Refusal.WRONG_ALGORITHM);
        Unacceptable.require(TYPE.equals(header.path("typ").textValue()), Refusal.WRONG_TYPE);
        Compact.onlyMembers(header, HEADER);
        String kid = header.path("kid").textValue();
        if (kid == null) {
            throw new Unacceptable(Refusal.UNKNOWN_SIGNING_KEY);
        }
        return kid;
    }

    /** Nimbus refuses R or S of zero and points off the curve; a DER signature fails by its length. */
    private static boolean signed(VerificationKey key, Compact compact) {
        byte[] signature = compact.signature();
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            var jwk = new ECKey.Builder(Curve.P_256, new Base64URL(key.x()), new Base64URL(key.y())).build();
            return new ECDSAVerifier(jwk).verify(ES256, compact.input(), Base64URL.encode(signature));
        } catch (JOSEException e) {
            throw new IllegalStateException("published key %s cannot verify".formatted(key.kid()), e);
        }
    }
}
