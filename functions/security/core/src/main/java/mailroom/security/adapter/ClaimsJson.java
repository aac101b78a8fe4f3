package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import mailroom.platform.Json;
import mailroom.security.domain.Claims;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.Names;
import mailroom.security.domain.Owner;

/** A token's payload: the claims of RFC 9068, and {@code team}, {@code mode}. */
final class ClaimsJson {
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
        var keyId = new KeyId(ClaimTexts.text(payload, "client_id"));
        if (!ClaimTexts.text(payload, "mode").equals(mode(keyId))) {
            throw new IllegalArgumentException("claim mode is not that of the key");
        }
        return new Claims(
                ClaimTexts.text(payload, "iss"),
                ClaimTexts.text(payload, "aud"),
                new Owner(ClaimTexts.text(payload, "sub"), ClaimTexts.text(payload, "team")),
                roles(payload.path("roles")),
                keyId,
                payload.has("scope") ? Names.actions(ClaimTexts.text(payload, "scope")) : Set.of(),
                ClaimTexts.text(payload, "jti"),
                ClaimTexts.time(payload, "iat"),
                ClaimTexts.time(payload, "exp"));
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
}
