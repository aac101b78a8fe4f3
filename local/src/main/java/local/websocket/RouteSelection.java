package local.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A route selection expression: where in a message its route key stands. */
record RouteSelection(List<String> path) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$(?:request\\.body\\.(.+)|\\{request\\.body\\.(.+)})");
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    RouteSelection {
        path = List.copyOf(path);
    }

    /** Reads {@code $request.body.action} and the like, nested fields included. */
    static RouteSelection parse(String expression) {
        Matcher matcher = EXPRESSION.matcher(expression.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no route selection expression: $request.body.<field> is".formatted(expression));
        }
        String path = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new RouteSelection(List.of(path.split("\\.", -1)));
    }

    /** The key in a message; empty where the message is no JSON or has no plain value there. */
    Optional<String> key(String message) {
        JsonNode node;
        try {
            node = MAPPER.readTree(message);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        for (String field : path) {
            node = node.path(field);
        }
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }
}
