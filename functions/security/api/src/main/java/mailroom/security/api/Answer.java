package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailroom.platform.Json;

/** An HTTP answer: an ordinary one, or a problem (RFC 9457), to which {@link #toEvent} adds the request id. */
record Answer(int status, Map<String, String> headers, JsonNode body) {
    private static final int MOST_VIOLATIONS = 100;

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer ok(JsonNode body, String cacheControl) {
        return new Answer(200, Map.of("content-type", "application/json", "cache-control", cacheControl), body);
    }

    static Answer problem(int status, String slug, String title, String detail) {
        ObjectNode body = Json.object()
                .put("type", "/problems/" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        return new Answer(
                status, Map.of("content-type", "application/problem+json", "cache-control", "no-store"), body);
    }

    static Answer invalid(String slug, List<Violation> violations) {
        int count = violations.size();
        String detail = count == 1 ? "1 violation." : "%d violations.".formatted(count);
        Answer problem = problem(
                422,
                slug,
                "The request has violations",
                count > MOST_VIOLATIONS ? detail + " The first %d are listed.".formatted(MOST_VIOLATIONS) : detail);
        var errors = ((ObjectNode) problem.body).putArray("errors");
        violations.stream().limit(MOST_VIOLATIONS).forEach(it -> {
            ObjectNode error = errors.addObject().put("pointer", it.pointer()).put("detail", it.detail());
            if (it.line() > 0) {
                error.put("line", it.line());
            }
        });
        return problem;
    }

    static Answer onlyBy(String methods) {
        return problem(405, "method-not-allowed", "Method not allowed", "Use %s.".formatted(methods))
                .with("allow", methods);
    }

    static Answer notFound(String detail) {
        return problem(404, "not-found", "Not found", detail);
    }

    /** Something is on its way, or in the way, that a second will clear. */
    static Answer unavailable(String detail) {
        return problem(503, "unavailable", "Unavailable", detail).with("retry-after", "1");
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer withStatus(int other) {
        return new Answer(other, headers, body);
    }

    /** As API Gateway takes it. */
    ObjectNode toEvent(String requestId) {
        ObjectNode written = body.deepCopy();
        if (status >= 400) {
            written.put("request_id", requestId);
        }
        ObjectNode event = Json.object().put("statusCode", status);
        ObjectNode named = event.putObject("headers");
        headers.forEach(named::put);
        named.put("x-request-id", requestId);
        return event.put("body", Json.write(written)).put("isBase64Encoded", false);
    }
}
