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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern PARTS = Pattern.compile("([^.]++)\\.([^.]++)\\.([^.]++)");

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
            return new Reading.Refused(e.reason);
        }
    }

    private static Claims genuine(String token, Function<String, Optional<VerificationKey>> keyOfKid)
            throws Unacceptable {
        require(token.length() <= LONGEST, Refusal.TOO_LONG);
        var parts = PARTS.matcher(token);
        require(parts.matches(), Refusal.MALFORMED);
        byte[] header = decoded(parts.group(1));
        byte[] payload = decoded(parts.group(2));
        byte[] signature = decoded(parts.group(3));
        String kid = kidOf(header);
        VerificationKey key = keyOfKid.apply(kid).orElseThrow(() -> new Unacceptable(Refusal.UNKNOWN_SIGNING_KEY));
        byte[] input = token.substring(0, parts.start(3) - 1).getBytes(StandardCharsets.US_ASCII);
        require(signed(key, input, signature), Refusal.BAD_SIGNATURE);
        try {
            return ClaimsJson.read(Json.read(new String(payload, StandardCharsets.UTF_8)));
        } catch (Json.Malformed | IllegalArgumentException e) {
            throw new Unacceptable(Refusal.BAD_CLAIMS, e);
        }
    }

    private static byte[] decoded(String part) throws Unacceptable {
        return CanonicalBase64.decode(part).orElseThrow(() -> new Unacceptable(Refusal.NOT_CANONICAL));
    }

    private static String kidOf(byte[] bytes) throws Unacceptable {
        JsonNode header;
        try {
            header = Json.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            throw new Unacceptable(Refusal.MALFORMED, e);
        }
        require(header.isObject(), Refusal.MALFORMED);
        require("ES256".equals(header.path("alg").textValue()), Refusal.WRONG_ALGORITHM);
        require(TYPE.equals(header.path("typ").textValue()), Refusal.WRONG_TYPE);
        Set<String> names = header.propertyStream().map(it -> it.getKey()).collect(Collectors.toSet());
        require(HEADER.containsAll(names), Refusal.HEADER_PARAMETER);
        String kid = header.path("kid").textValue();
        if (kid == null) {
            throw new Unacceptable(Refusal.UNKNOWN_SIGNING_KEY);
        }
        return kid;
    }

    /** Nimbus refuses R or S of zero and points off the curve; a DER signature fails by its length. */
    private static boolean signed(VerificationKey key, byte[] input, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            var jwk = new ECKey.Builder(Curve.P_256, new Base64URL(key.x()), new Base64URL(key.y())).build();
            return new ECDSAVerifier(jwk).verify(ES256, input, Base64URL.encode(signature));
        } catch (JOSEException e) {
            throw new IllegalStateException("published key %s cannot verify".formatted(key.kid()), e);
        }
    }

    private static void require(boolean holds, Refusal reason) throws Unacceptable {
        if (!holds) {
            throw new Unacceptable(reason);
        }
    }

    /** Ends the reading; never leaves this class. */
    private static final class Unacceptable extends Exception {
        private static final long serialVersionUID = 1L;

        private final Refusal reason;

        Unacceptable(Refusal reason) {
            this.reason = reason;
        }

        Unacceptable(Refusal reason, Exception cause) {
            super(cause);
            this.reason = reason;
        }
    }
}
