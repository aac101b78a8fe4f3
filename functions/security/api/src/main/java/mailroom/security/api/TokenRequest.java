package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.PresentedKey;
import mailroom.security.domain.Secret;

/** The body of {@code POST /v1/tokens}: exactly {@code key_id} and {@code secret}, both well-formed. */
sealed interface TokenRequest {
    record Valid(PresentedKey key) implements TokenRequest {}

    record Invalid(List<Violation> violations) implements TokenRequest {}

    Set<String> MEMBERS = Set.of("key_id", "secret");

    static TokenRequest read(JsonNode body) {
        if (!body.isObject()) {
            return new Invalid(List.of(new Violation("", "must be an object")));
        }
        var violations = new ArrayList<Violation>();
        String id = text(body, "key_id", violations);
        String secret = text(body, "secret", violations);
        if (!id.isEmpty() && !KeyId.isWellFormed(id)) {
            violations.add(Violation.of("key_id", "must be mk_live_ or mk_test_ and 26 characters of a ULID"));
        }
        if (!secret.isEmpty() && !Secret.isWellFormed(secret)) {
            violations.add(Violation.of("secret", "must be the 43 characters that were shown when the key was made"));
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                violations.add(Violation.of(name, "is not known here"));
            }
        });
        return violations.isEmpty()
                ? new Valid(new PresentedKey(new KeyId(id), new Secret(secret)))
                : new Invalid(List.copyOf(violations));
    }

    /** The member's text; empty where there is none, which is then among the violations. */
    private static String text(JsonNode body, String name, List<Violation> violations) {
        String value = body.path(name).textValue();
        if (value == null || value.isEmpty()) {
            violations.add(Violation.of(name, body.has(name) ? "must be a text that is not empty" : "is missing"));
            return "";
        }
        return value;
    }
}
