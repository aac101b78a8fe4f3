package local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of parameter mapping: a constant, one selection expression such as {@code $request.header.name}, or a text with any number of them
 * in braces.
 */
record Selection(String expression) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern BRACED = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern BARE = Pattern.compile("\\$((?:request|response|context|stageVariables)\\b.*)");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
    /** Of a longer body only this much is looked at for a JSON path. */
    private static final int MOST_JSON = 100 * 1024;

    /**
     * On one line, as it is for a header or a path; what is not there is empty.
     *
     * @param values finds what an expression without its dollar sign stands for
     */
    String value(Function<String, Optional<String>> values) {
        Matcher bare = BARE.matcher(expression);
        String value = bare.matches()
                ? values.apply(bare.group(1)).orElse("")
                : BRACED.matcher(expression)
                        .replaceAll(it -> Matcher.quoteReplacement(
                                values.apply(it.group(1)).orElse("")));
        return CONTROL.matcher(value).replaceAll(" ");
    }

    /** The values of a request, with the authorizer's context, null where there is none. */
    static Optional<String> ofRequest(Call call, JsonNode authorizer, String name) {
        Request request = call.request();
        int dot = name.indexOf('.', name.startsWith("request.") ? "request.".length() : 0);
        String rest = dot < 0 ? "" : name.substring(dot + 1);
        return switch (dot < 0 ? name : name.substring(0, dot)) {
            case "request.header" -> Optional.ofNullable(request.headers().get(rest.toLowerCase(Locale.ROOT)));
            case "request.querystring" -> Optional.ofNullable(request.query().get(rest));
            case "request.path" ->
                rest.isEmpty()
                        ? Optional.of(call.path())
                        : Optional.ofNullable(call.match().parameters().get(rest));
            case "request.body" -> ofBody(request.body(), rest);
            default -> ofSurroundings(call, authorizer, name);
        };
    }

    /** The values of an answer. */
    static Optional<String> ofReply(Call call, JsonNode authorizer, Reply reply, String name) {
        if (name.startsWith("response.header.")) {
            return reply.header(name.substring("response.header.".length()));
        }
        if (name.equals("response.body") || name.startsWith("response.body.")) {
            return ofBody(reply.body(), name.substring(Math.min(name.length(), "response.body.".length())));
        }
        return ofSurroundings(call, authorizer, name);
    }

    private static Optional<String> ofSurroundings(Call call, JsonNode authorizer, String name) {
        if (name.startsWith("context.authorizer.")) {
            return text(authorizer.path(name.substring("context.authorizer.".length())));
        }
        if (name.startsWith("context.")) {
            return ContextVariables.value(
                    call.api(), call.request(), call.route().key(), name.substring("context.".length()));
        }
        return name.startsWith("stageVariables.")
                ? Optional.ofNullable(call.api().stageVariables().get(name.substring("stageVariables.".length())))
                : Optional.empty();
    }

    private static Optional<String> ofBody(Buffer body, String path) {
        if (path.isEmpty()) {
            return Optional.of(body.toString());
        }
        if (body.length() > MOST_JSON) {
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(body.toString());
            for (String step : path.replace("[", ".").replace("]", "").split("\\.", -1)) {
                node = node.isArray() && step.matches("[0-9]{1,6}")
                        ? node.path(Integer.parseInt(step))
                        : node.path(step);
            }
            return text(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? Optional.empty()
                : Optional.of(node.isValueNode() ? node.asText() : node.toString());
    }
}
