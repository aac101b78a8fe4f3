package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** A JSON object whose members are asked for one by one; what is wrong with them is collected, what nobody asked for too. */
final class Body {
    /** A policy of 4,096 bytes in which every byte is escaped, and its description. */
    private static final int MOST_BYTES = 32_768;

    private final JsonNode json;
    private final Set<String> asked = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private Body(JsonNode json) {
        this.json = json;
        if (!json.isObject()) {
            violations.add(new Violation("", "must be an object"));
        }
    }

    /** {@code read} gives what is to be done, or whatever where there are violations, which are answered then. */
    static <T> Answer read(Request request, Function<Body, T> read, Function<T, Answer> then) {
        return JsonRequest.read(request, MOST_BYTES, json -> {
            var body = new Body(json);
            T wanted = read.apply(body);
            body.refuseOthers();
            return body.violations.isEmpty() ? then.apply(wanted) : Answer.invalid("invalid-request", body.violations);
        });
    }

    void wrong(Violation violation) {
        violations.add(violation);
    }

    boolean isGood() {
        return violations.isEmpty();
    }

    /** The member's text; empty where it is missing or wrong, which is then among the violations. */
    String text(String name, Predicate<String> good, String rule) {
        if (json.isObject() && !json.has(name)) {
            asked.add(name);
            violations.add(Violation.of(name, "is missing"));
            return "";
        }
        return optional(name, good, rule).orElse("");
    }

    Optional<String> optional(String name, Predicate<String> good, String rule) {
        asked.add(name);
        if (!json.has(name)) {
            return Optional.empty();
        }
        String text = json.path(name).textValue();
        if (text == null || !good.test(text)) {
            violations.add(Violation.of(name, rule));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    Optional<Boolean> truth(String name) {
        asked.add(name);
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            violations.add(Violation.of(name, "must be true or false"));
        }
        return Optional.of(value.booleanValue());
    }

    /** A list of different texts, each of them good. */
    Optional<Set<String>> texts(String name, int most, Predicate<String> good, String rule) {
        asked.add(name);
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        var texts = new TreeSet<String>();
        if (!value.isArray() || value.size() > most) {
            violations.add(Violation.of(name, "must be a list of at most %d".formatted(most)));
            return Optional.of(texts);
        }
        for (int i = 0; i < value.size(); i++) {
            String text = value.path(i).textValue();
            if (text == null || !good.test(text)) {
                violations.add(Violation.of(name, i, rule));
            } else if (!texts.add(text)) {
                violations.add(Violation.of(name, i, "is in the list before"));
            }
        }
        return Optional.of(texts);
    }

    Optional<Instant> time(String name) {
        return optional(name, Body::isTime, "must be a time such as 2027-01-31T12:00:00Z")
                .map(Instant::parse);
    }

    /** A whole number that is not negative. */
    Optional<Long> count(String name) {
        asked.add(name);
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            violations.add(Violation.of(name, "must be a whole number from 0 on"));
        }
        return Optional.of(value.longValue());
    }

    /** The object below that member; its violations are among ours. */
    Optional<Body> object(String name) {
        asked.add(name);
        return json.has(name) ? Optional.of(new Body(json.path(name))) : Optional.empty();
    }

    /** Takes over what was wrong below that member. */
    void within(String name, Body inner) {
        inner.refuseOthers();
        inner.violations.forEach(
                it -> violations.add(new Violation("/" + name + it.pointer(), it.detail(), it.line())));
    }

    private void refuseOthers() {
        json.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                violations.add(Violation.of(name, "is not known here"));
            }
        });
    }

    private static boolean isTime(String text) {
        try {
            return !Instant.parse(text).equals(Instant.MIN);
        } catch (DateTimeException _) {
            return false;
        }
    }
}
