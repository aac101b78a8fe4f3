package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import mailroom.platform.Json;
import mailroom.security.domain.KeySet;
import mailroom.security.domain.VerificationKey;

/** A key set as JSON (RFC 7517), of the one kind of key that there is. */
final class Jwks {
    private Jwks() {}

    static JsonNode write(KeySet set) {
        ObjectNode node = Json.object();
        var keys = node.putArray("keys");
        for (VerificationKey key : set.keys()) {
            keys.addObject()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("use", "sig")
                    .put("alg", "ES256")
                    .put("kid", key.kid())
                    .put("x", key.x())
                    .put("y", key.y());
        }
        return node;
    }

    /** Throws {@link IllegalStateException} for anything that {@link #write} does not write. */
    static KeySet read(String text) {
        try {
            JsonNode keys = Json.read(text).path("keys");
            if (!keys.isArray()) {
                throw new IllegalStateException("the published key set has no array of keys");
            }
            var read = new ArrayList<VerificationKey>();
            for (JsonNode key : keys) {
                if (!key.path("kty").asText().equals("EC")
                        || !key.path("crv").asText().equals("P-256")) {
                    throw new IllegalStateException("the published key set holds a key that is not on P-256");
                }
                read.add(new VerificationKey(
                        key.path("kid").asText(),
                        key.path("x").asText(),
                        key.path("y").asText()));
            }
            return new KeySet(read);
        } catch (Json.Malformed | IllegalArgumentException e) {
            throw new IllegalStateException("the published key set cannot be read: " + e.getMessage(), e);
        }
    }
}
