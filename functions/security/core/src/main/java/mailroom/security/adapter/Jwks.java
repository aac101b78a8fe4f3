package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import mailroom.platform.Json;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.KeySet;
import mailroom.security.domain.PublishedKey;
import mailroom.security.domain.VerificationKey;

/**
 * A key set as JSON (RFC 7517), of the one kind of key that there is. The set in the parameter tells two times more of each key; the public one
 * does not.
 */
final class Jwks {
    private static final String ANNOUNCED = "announced_at";
    private static final String ACCEPTED_UNTIL = "accepted_until";

    private Jwks() {}

    static JsonNode writePublic(KeySet set) {
        ObjectNode node = Json.object();
        var keys = node.putArray("keys");
        set.keys().forEach(it -> write(it.key(), keys.addObject()));
        return node;
    }

    static JsonNode write(KeySet set) {
        ObjectNode node = Json.object();
        var keys = node.putArray("keys");
        for (PublishedKey key : set.keys()) {
            ObjectNode written = write(key.key(), keys.addObject());
            written.put(ANNOUNCED, key.announced().toString());
            if (key.acceptedUntil().isBefore(ApiKey.NEVER)) {
                written.put(ACCEPTED_UNTIL, key.acceptedUntil().toString());
            }
        }
        return node;
    }

    private static ObjectNode write(VerificationKey key, ObjectNode node) {
        return node.put("kty", "EC")
                .put("crv", "P-256")
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", key.kid())
                .put("x", key.x())
                .put("y", key.y());
    }

    /** Throws {@link IllegalStateException} for anything that {@link #write} does not write. */
    static KeySet read(String text) {
        try {
            JsonNode keys = Json.read(text).path("keys");
            if (!keys.isArray()) {
                throw new IllegalStateException("the published key set has no array of keys");
            }
            var read = new ArrayList<PublishedKey>();
            for (JsonNode key : keys) {
                read.add(key(key));
            }
            return new KeySet(read);
        } catch (Json.Malformed | IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalStateException("the published key set cannot be read: " + e.getMessage(), e);
        }
    }

    private static PublishedKey key(JsonNode key) {
        if (!key.path("kty").asText().equals("EC") || !key.path("crv").asText().equals("P-256")) {
            throw new IllegalStateException("the published key set holds a key that is not on P-256");
        }
        var verification = new VerificationKey(
                key.path("kid").asText(), key.path("x").asText(), key.path("y").asText());
        Instant announced = Instant.parse(key.path(ANNOUNCED).asText());
        return new PublishedKey(
                verification,
                announced,
                key.has(ACCEPTED_UNTIL) ? Instant.parse(key.path(ACCEPTED_UNTIL).asText()) : ApiKey.NEVER);
    }
}
