package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import local.gateway.Reply.Header;

/** An API's CORS configuration. With one, the gateway answers preflights and replaces what functions say about CORS. */
record Cors(
        List<String> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposed,
        Optional<String> maxAge,
        boolean credentials) {
    private static final String PREFIX = "access-control-";

    Cors {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        exposed = List.copyOf(exposed);
    }

    /** Reads SAM's {@code CorsConfiguration} (a map, one origin, or true) or OpenAPI's {@code x-amazon-apigateway-cors}. */
    static Optional<Cors> of(JsonNode node) {
        if (node.isObject()) {
            JsonNode maxAge = field(node, "MaxAge");
            return Optional.of(new Cors(
                    texts(field(node, "AllowOrigins")),
                    texts(field(node, "AllowMethods")),
                    texts(field(node, "AllowHeaders")),
                    texts(field(node, "ExposeHeaders")),
                    maxAge.isMissingNode() ? Optional.empty() : Optional.of(maxAge.asText()),
                    field(node, "AllowCredentials").asBoolean()));
        }
        String text = node.asText();
        if (text.isEmpty() || text.equals("false")) {
            return Optional.empty();
        }
        String origin = text.equals("true") ? "*" : text;
        return Optional.of(new Cors(List.of(origin), List.of(), List.of(), List.of(), Optional.empty(), false));
    }

    static boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && !request.header("origin").isEmpty()
                && !request.header("access-control-request-method").isEmpty();
    }

    /** An origin that is not allowed gets no CORS headers: the browser refuses then. */
    Reply preflight(Request request) {
        List<Header> answer = new ArrayList<>(common(request.header("origin")));
        if (!answer.isEmpty()) {
            add(answer, "allow-methods", methods);
            add(answer, "allow-headers", headers);
            maxAge.ifPresent(it -> answer.add(new Header(PREFIX + "max-age", it)));
        }
        return new Reply(204, answer, Buffer.buffer(), "");
    }

    Reply onto(Reply reply, Request request) {
        String origin = request.header("origin");
        List<Header> own = origin.isEmpty() ? List.of() : new ArrayList<>(common(origin));
        if (!own.isEmpty()) {
            add(own, "expose-headers", exposed);
        }
        return reply.replacing(PREFIX, own);
    }

    private List<Header> common(String origin) {
        boolean any = origins.contains("*");
        if (!any && origins.stream().noneMatch(it -> allows(it, origin))) {
            return List.of();
        }
        Header allowed = new Header(PREFIX + "allow-origin", any && !credentials ? "*" : origin);
        return credentials ? List.of(allowed, new Header(PREFIX + "allow-credentials", "true")) : List.of(allowed);
    }

    private static boolean allows(String allowed, String origin) {
        return allowed.endsWith("://*")
                ? origin.startsWith(allowed.substring(0, allowed.length() - 1))
                : allowed.equalsIgnoreCase(origin);
    }

    private static void add(List<Header> to, String name, List<String> values) {
        if (!values.isEmpty()) {
            to.add(new Header(PREFIX + name, String.join(",", values)));
        }
    }

    private static JsonNode field(JsonNode node, String samName) {
        JsonNode sam = node.path(samName);
        return sam.isMissingNode() ? node.path(Character.toLowerCase(samName.charAt(0)) + samName.substring(1)) : sam;
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asText).toList()
                : node.isValueNode() && !node.isNull() ? List.of(node.asText()) : List.of();
    }
}
