package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import mailroom.platform.Json;
import mailroom.security.domain.TrustedIssuer.Algorithm;

/** Somebody else's key set: of it the keys that one algorithm can use, by their kid. What else it holds is passed over. */
final class OutsideJwks {
    private static final int MOST_KEYS = 64;
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int MOST_RSA_BITS = 8_192;

    private OutsideJwks() {}

    /** Throws {@link IllegalArgumentException} for what is no key set. */
    static Map<String, PublicKey> read(String text, Algorithm algorithm) {
        JsonNode keys;
        try {
            keys = Json.read(text).path("keys");
        } catch (Json.Malformed e) {
            throw new IllegalArgumentException("the key set is no JSON: " + e.getMessage(), e);
        }
        if (!keys.isArray() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("the key set has no array of at most %d keys".formatted(MOST_KEYS));
        }
        var usable = new HashMap<String, PublicKey>();
        for (JsonNode key : keys) {
            String kid = key.path("kid").asText();
            if (!kid.isEmpty() && isFor(key, algorithm)) {
                add(usable, kid, key, algorithm);
            }
        }
        return Map.copyOf(usable);
    }

    private static boolean isFor(JsonNode key, Algorithm algorithm) {
        String kind = algorithm == Algorithm.ES256 ? "EC" : "RSA";
        return kind.equals(key.path("kty").asText())
                && "sig".equals(key.path("use").asText("sig"))
                && algorithm.name().equals(key.path("alg").asText(algorithm.name()));
    }

    private static void add(Map<String, PublicKey> usable, String kid, JsonNode key, Algorithm algorithm) {
        try {
            usable.put(kid, algorithm == Algorithm.ES256 ? ec(key) : rsa(key));
        } catch (JOSEException | IllegalArgumentException | IllegalStateException _) {
            usable.remove(kid); // a weak or broken key verifies nothing, and the others are still good
        }
    }

    /** Nimbus refuses a point that is not on the curve. */
    private static PublicKey ec(JsonNode key) throws JOSEException {
        if (!key.path("crv").asText().equals("P-256")) {
            throw new IllegalArgumentException("not on P-256");
        }
        return new ECKey.Builder(Curve.P_256, number(key, "x"), number(key, "y"))
                .build()
                .toECPublicKey();
    }

    private static PublicKey rsa(JsonNode key) throws JOSEException {
        var rsa = new RSAKey.Builder(number(key, "n"), number(key, "e")).build().toRSAPublicKey();
        int bits = rsa.getModulus().bitLength();
        boolean oddExponent =
                rsa.getPublicExponent().testBit(0) && rsa.getPublicExponent().bitLength() > 1;
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS || !oddExponent) {
            throw new IllegalArgumentException("too weak, or too big");
        }
        return rsa;
    }

    private static Base64URL number(JsonNode key, String name) {
        return new Base64URL(key.path(name).asText());
    }
}
