package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import mailroom.platform.Json;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.Claims;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.Names;
import mailroom.security.domain.Owner;

/** A token's payload: the claims of RFC 9068, and {@code team}, {@code mode}. */
final class ClaimsJson {
    private static final int LONGEST_TEXT = 512;

    private ClaimsJson() {}

    static JsonNode write(Claims claims) {
        ObjectNode payload = Json.object()
                .put("iss", claims.issuer())
                .put("aud", claims.audience())
                .put("sub", claims.owner().subject())
                .put("team", claims.owner().team());
        claims.roles().forEach(payload.putArray("roles")::add);
        if (!claims.scope().isEmpty()) {
            payload.put("scope", Names.text(claims.scope()));
        }
        return payload.put("mode", mode(claims.keyId()))
                .put("client_id", claims.keyId().value())
                .put("jti", claims.jti())
                .put("iat", claims.issuedAt().getEpochSecond())
                .put("exp", claims.expires().getEpochSecond());
    }

    /** Throws {@link IllegalArgumentException} for a claim that is missing or of another type; numbers are whole, texts are texts. */
    static Claims read(JsonNode payload) {
        var keyId = new KeyId(text(payload, "client_id"));
        if (!text(payload, "mode").equals(mode(keyId))) {
            throw new IllegalArgumentException("claim mode is not that of the key");
        }
        return new Claims(
                text(payload, "iss"),
                text(payload, "aud"),
                new Owner(text(payload, "sub"), text(payload, "team")),
                roles(payload.path("roles")),
                keyId,
                payload.has("scope") ? Names.actions(text(payload, "scope")) : Set.of(),
                text(payload, "jti"),
                time(payload, "iat"),
                time(payload, "exp"));
    }

    private static String mode(KeyId keyId) {
        return keyId.test() ? "test" : "live";
    }

    private static Set<String> roles(JsonNode claim) {
        var roles = new HashSet<String>();
        for (JsonNode role : claim) {
            if (!role.isTextual() || !roles.add(role.textValue())) {
                throw new IllegalArgumentException("claim roles holds something twice, or what is no text");
            }
        }
        if (!claim.isArray()) {
            throw new IllegalArgumentException("claim roles is no array");
        }
        return roles;
    }

    private static String text(JsonNode payload, String name) {
        String value = payload.path(name).textValue();
        if (value == null || value.isEmpty() || value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("claim %s is not a text of 1 to %d".formatted(name, LONGEST_TEXT));
        }
        return value;
    }

    private static Instant time(JsonNode payload, String name) {
        JsonNode value = payload.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > ApiKey.NEVER.getEpochSecond()) {
            throw new IllegalArgumentException("claim %s is not a time in whole seconds".formatted(name));
        }
        return Instant.ofEpochSecond(value.longValue());
    }
}
