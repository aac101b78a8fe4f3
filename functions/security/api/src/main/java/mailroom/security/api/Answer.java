package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailroom.platform.Json;

/** An HTTP answer: an ordinary one, or a problem (RFC 9457), to which {@link #toEvent} adds the request id. */
record Answer(int status, Map<String, String> headers, JsonNode body) {
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

    static Answer invalid(List<Violation> violations) {
        int most = 100;
        int count = violations.size();
        String detail = count == 1 ? "1 violation." : "%d violations.".formatted(count);
        Answer problem = problem(
                422,
                "invalid-token-request",
                "The request has violations",
                count > most ? detail + " The first %d are listed.".formatted(most) : detail);
        var errors = ((ObjectNode) problem.body).putArray("errors");
        violations.stream()
                .limit(most)
                .forEach(it -> errors.addObject().put("pointer", it.pointer()).put("detail", it.detail()));
        return problem;
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
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
