package comparison.measure.bed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import comparison.measure.plan.Ask;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Writes requests as API Gateway hands them to a function: payload format 2.0, the authorizer's answer included. */
public final class Events {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "lab.execute-api.us-east-1.amazonaws.com";

    private final Map<String, String> caller;
    private final InstantSource clock;
    private final AtomicLong numbers;

    /**
     * Writes events of one caller.
     *
     * @param caller what the authorizer says of the caller; {@code {exp}} in a value becomes an hour from now, in seconds since 1970
     * @param first the first number for {@code {n}}
     */
    public Events(Map<String, String> caller, InstantSource clock, long first) {
        this.caller = Map.copyOf(caller);
        this.clock = clock;
        this.numbers = new AtomicLong(first);
    }

    /** An event of its own for each call. */
    public String next(Ask ask) {
        String number = Long.toString(numbers.getAndIncrement());
        Instant now = clock.instant();
        String method = ask.endpoint().method();
        String path = filled(ask.path(), number);
        ObjectNode event = JSON.createObjectNode().put("version", "2.0");
        event.put("routeKey", ask.endpoint().routeKey())
                .put("rawPath", path)
                .put("rawQueryString", filled(ask.query(), number));
        ObjectNode headers = event.putObject("headers");
        headers(ask, number).forEach(headers::put);
        query(event, filled(ask.query(), number));
        context(event.putObject("requestContext"), ask, method, path, number, now);
        if (!ask.pathParameters().isEmpty()) {
            ObjectNode parameters = event.putObject("pathParameters");
            ask.pathParameters().forEach(parameters::put);
        }
        if (!ask.body().isEmpty()) {
            event.put("body", filled(ask.body(), number));
        }
        return event.put("isBase64Encoded", false).toString();
    }

    private static Map<String, String> headers(Ask ask, String number) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "accept", "application/json", "host", HOST, "user-agent", "lab", "x-forwarded-for", "192.0.2.10"));
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        ask.headers().forEach((name, value) -> headers.put(name, filled(value, number)));
        return headers;
    }

    private static void query(ObjectNode event, String query) {
        if (!query.isEmpty()) {
            ObjectNode parameters = event.putObject("queryStringParameters");
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters.put(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
    }

    private void context(ObjectNode context, Ask ask, String method, String path, String number, Instant now) {
        context.put("accountId", "000000000000").put("apiId", "lab").put("domainName", HOST);
        context.put("domainPrefix", "lab")
                .put("requestId", "lab-" + number)
                .put("routeKey", ask.endpoint().routeKey())
                .put("stage", "$default");
        context.put("time", "27/Nov/2026:10:00:00 +0000").put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.10")
                .put("userAgent", "lab");
        if (!caller.isEmpty()) {
            ObjectNode lambda = context.putObject("authorizer").putObject("lambda");
            String expires = Long.toString(now.getEpochSecond() + 3600);
            caller.forEach((name, value) -> lambda.put(name, value.replace("{exp}", expires)));
        }
    }

    private static String filled(String text, String number) {
        return text.replace("{n}", number);
    }
}
