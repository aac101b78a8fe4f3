package local.gateway;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.observe.Usage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per request to the logger {@code local.gateway.access}, in the stage's own format where it has one; what went wrong inside also
 * goes to {@code local.gateway} as a warning. Only a stage with a format has a log on AWS, so only its lines are metered.
 */
final class AccessLog {
    private static final Logger ACCESS = LoggerFactory.getLogger("local.gateway.access");
    private static final Logger TROUBLE = LoggerFactory.getLogger("local.gateway");
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z_]+(?:\\.[A-Za-z_]+)*)");
    private static final String AUTHORIZER = "authorizer.";
    private static final String STANDARD =
            "$context.identity.sourceIp \"$context.httpMethod $context.path\" $context.status $context.responseLength"
                    + " \"$context.routeKey\" $context.requestId $context.responseLatency ms";

    private final GatewayOptions options;

    AccessLog(GatewayOptions options) {
        this.options = options;
    }

    /** Writes a request's line; {@code routeKey} is a dash where no route was found, {@code claims} are what the authorizer said of the caller. */
    void write(HttpApi api, Request request, String routeKey, Reply reply, JsonNode claims) {
        if (reply.status() >= 500 && !reply.why().isEmpty()) {
            TROUBLE.warn("{} {} -> {}: {}", request.method(), request.rawPath(), reply.status(), reply.why());
        }
        if (!ACCESS.isInfoEnabled() && api.accessLogFormat().isEmpty()) {
            return;
        }
        String line = line(api, request, routeKey, reply, claims);
        ACCESS.info(line);
        if (api.accessLogFormat().isPresent()) {
            int bytes = line.getBytes(StandardCharsets.UTF_8).length;
            options.instruments().meter().add(Usage.LOG_BYTES, api.logicalId(), bytes);
        }
    }

    String line(HttpApi api, Request request, String routeKey, Reply reply, JsonNode claims) {
        StringBuilder line = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(api.accessLogFormat().orElse(STANDARD));
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = name.startsWith(AUTHORIZER)
                    ? claim(claims, name.substring(AUTHORIZER.length()))
                    : value(api, request, routeKey, reply, name);
            matcher.appendReplacement(line, Matcher.quoteReplacement(escaped(value)));
        }
        return matcher.appendTail(line).toString();
    }

    private String value(HttpApi api, Request request, String routeKey, Reply reply, String name) {
        return switch (name) {
            case "status" -> Integer.toString(reply.status());
            case "responseLength" -> Integer.toString(reply.body().length());
            case "responseLatency" ->
                Long.toString(Duration.between(request.time(), options.clock().instant())
                        .toMillis());
            case "error.message", "integrationErrorMessage" -> reply.why().isEmpty() ? "-" : reply.why();
            default ->
                ContextVariables.value(api, request, routeKey, name)
                        .filter(it -> !it.isEmpty())
                        .orElse("-");
        };
    }

    private static String claim(JsonNode claims, String name) {
        String value = claims.path(name).asText();
        return value.isEmpty() ? "-" : value;
    }

    /** A caller's header must make no second line, and break no format that is JSON. */
    private static String escaped(String value) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value));
    }
}
