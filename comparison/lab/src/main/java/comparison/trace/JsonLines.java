package comparison.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * API Gateway's access log as JSON, by the names that its context variables usually get; a CloudWatch export's timestamp in front of the JSON is
 * passed over.
 */
record JsonLines(ObjectMapper mapper) implements LineFormat {
    private static final List<String> TIMES =
            List.of("requestTimeEpoch", "time", "requestTime", "timestamp", "@timestamp");
    private static final List<String> METHODS = List.of("method", "httpMethod", "http_method");
    private static final List<String> ROUTES = List.of("routeKey", "route", "resourcePath", "route_key");
    private static final List<String> PATHS = List.of("path", "rawPath", "uri");
    private static final List<String> LATENCIES = List.of(
            "integrationLatency", "integration_ms", "integration_latency", "responseLatency", "response_ms", "latency");

    static boolean fits(String line) {
        return line.contains("{") && line.stripTrailing().endsWith("}");
    }

    @Override
    public Optional<LoggedRequest> parse(String line) {
        int start = line.indexOf('{');
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return request(mapper.readTree(line.substring(start)));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static Optional<LoggedRequest> request(JsonNode node) {
        OptionalLong time = TIMES.stream()
                .filter(node::hasNonNull)
                .map(it -> LogTimes.micros(node.path(it).asText()))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
        String route = first(node, ROUTES);
        String method = route.contains(" ") ? route.substring(0, route.indexOf(' ')) : first(node, METHODS);
        String path = first(node, PATHS);
        if (route.contains(" /")) {
            path = route.substring(route.indexOf(' ') + 1);
        } else if (path.isEmpty()) {
            path = route;
        }
        return time.isEmpty() || method.isEmpty() || !path.startsWith("/")
                ? Optional.empty()
                : Optional.of(new LoggedRequest(time.getAsLong(), method, path, latency(node)));
    }

    private static String first(JsonNode node, List<String> names) {
        return names.stream()
                .map(it -> node.path(it).asText(""))
                .filter(it -> !it.isEmpty() && !it.equals("-"))
                .findFirst()
                .orElse("");
    }

    private static OptionalDouble latency(JsonNode node) {
        try {
            String text = first(node, LATENCIES);
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }
}
