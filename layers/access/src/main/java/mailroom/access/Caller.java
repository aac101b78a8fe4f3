package mailroom.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who calls, as the authorizer vouched for it. Its answer may be minutes old: what the caller may do is asked of {@link Access}, never read from it.
 *
 * @param keyId of the API key, {@code mk_...}, or {@code oidc:...} for an outside issuer's token
 * @param test whether the key is of the test mode
 * @param scope the only actions that this key may be used for; empty for all that the person may do
 */
public record Caller(String subject, String team, String keyId, boolean test, Set<String> scope, Instant expires) {
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    public Caller {
        if (subject.isBlank() || team.isBlank() || keyId.isBlank()) {
            throw new IllegalArgumentException("a caller has a subject, a team and a key id");
        }
        scope = Set.copyOf(scope);
    }

    /** From {@code requestContext.authorizer.lambda}; empty when anything is missing, malformed, or past {@code exp}. */
    public static Optional<Caller> of(Map<String, ?> context, Instant now) {
        var expires = text(context, "exp")
                .filter(it -> SECONDS.matcher(it).matches())
                .map(it -> Instant.ofEpochSecond(Long.parseLong(it)))
                .filter(now::isBefore);
        return expires.flatMap(until -> text(context, "subject").flatMap(subject -> text(context, "team")
                .flatMap(team -> text(context, "key_id").flatMap(key -> test(context)
                        .flatMap(test -> scope(context).map(it -> new Caller(subject, team, key, test, it, until)))))));
    }

    Caller inTeam(String other) {
        return new Caller(subject, other, keyId, test, scope, expires);
    }

    private static Optional<Boolean> test(Map<String, ?> context) {
        return text(context, "mode")
                .filter(it -> it.equals("live") || it.equals("test"))
                .map("test"::equals);
    }

    /** Absent or empty is everything; anything but a text is malformed, and malformed is never everything. */
    private static Optional<Set<String>> scope(Map<String, ?> context) {
        Object value = context.get("scope");
        if (value == null) {
            return Optional.of(Set.of());
        }
        return value instanceof String words
                ? Optional.of(words.isBlank() ? Set.of() : Set.of(SPACES.split(words.strip())))
                : Optional.empty();
    }

    private static Optional<String> text(Map<String, ?> context, String name) {
        return context.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
