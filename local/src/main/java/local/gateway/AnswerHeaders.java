package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import local.gateway.Reply.Header;

/** Collects the headers of a function's answer, or the first thing that is wrong with them. */
final class AnswerHeaders {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Set<String> NOT_THE_FUNCTIONS = Set.of("content-length", "transfer-encoding", "connection");

    private final List<Header> headers = new ArrayList<>();
    private Optional<String> wrong = Optional.empty();

    private AnswerHeaders() {}

    /** Reads all that a format has: cookies in 2.0; in 1.0 several values of a name, which count instead of the one in {@code headers}. */
    static AnswerHeaders of(JsonNode answer, PayloadFormat format) {
        AnswerHeaders all = new AnswerHeaders();
        switch (format) {
            case V1 -> {
                JsonNode several = all.object(answer.path("multiValueHeaders"));
                all.object(answer.path("headers")).properties().stream()
                        .filter(it -> !several.has(it.getKey()))
                        .forEach(it -> all.add(it.getKey(), it.getValue()));
                several.properties().forEach(it -> it.getValue().forEach(value -> all.add(it.getKey(), value)));
            }
            case V2 -> {
                all.object(answer.path("headers")).properties().forEach(it -> all.add(it.getKey(), it.getValue()));
                answer.path("cookies").forEach(it -> all.add("set-cookie", it));
            }
        }
        return all;
    }

    /** What is wrong, for the log. */
    Optional<String> wrong() {
        return wrong;
    }

    boolean has(String name) {
        return headers.stream().anyMatch(it -> it.name().equals(name));
    }

    List<Header> all() {
        return headers;
    }

    private JsonNode object(JsonNode block) {
        if (!block.isObject() && !block.isMissingNode() && !block.isNull()) {
            wrong = wrong.or(() -> Optional.of("the function's headers are no object"));
        }
        return block;
    }

    private void add(String written, JsonNode value) {
        String name = written.toLowerCase(Locale.ROOT);
        String text = value.asText();
        if (!value.isValueNode()
                || !NAME.matcher(name).matches()
                || !VALUE.matcher(text).matches()) {
            wrong = wrong.or(() -> Optional.of("the function's header %s is none".formatted(written)));
        } else if (!NOT_THE_FUNCTIONS.contains(name) && !value.isNull()) {
            headers.add(new Header(name, text));
        }
    }
}
