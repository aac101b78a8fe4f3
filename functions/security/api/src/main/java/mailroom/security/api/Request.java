package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.platform.Headers;
import mailroom.platform.Trace;

/** An HTTP API event (payload format 2.0), as far as these endpoints look at it. */
record Request(JsonNode event, Trace trace) {
    static Request of(JsonNode event, String fallbackId, RandomGenerator random) {
        String own = event.path("requestContext").path("requestId").asText();
        return new Request(
                event,
                Trace.atEdge(
                        Headers.find(event, "x-request-id"),
                        Headers.find(event, "traceparent"),
                        own.isEmpty() ? fallbackId : own,
                        random));
    }

    String method() {
        return event.path("requestContext").path("http").path("method").asText();
    }

    String path() {
        return event.path("rawPath").asText();
    }

    Optional<String> header(String name) {
        return Headers.find(event, name);
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(
                event.path("queryStringParameters").path(name).textValue());
    }

    /** What the authorizer said; empty where there was none. Only texts are as it says them, all else stays what it is. */
    Map<String, Object> authorizer() {
        var said = new HashMap<String, Object>();
        event.path("requestContext")
                .path("authorizer")
                .path("lambda")
                .properties()
                .forEach(it -> said.put(
                        it.getKey(), it.getValue().isTextual() ? it.getValue().textValue() : it.getValue()));
        return said;
    }

    /** Whether the body says that it is JSON; parameters such as a charset do not matter. */
    boolean isJson() {
        String type = header("content-type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase("application/json");
    }

    /** Empty text when there is none, and when what should be base64 is not. */
    String body() {
        String body = event.path("body").asText("");
        if (!event.path("isBase64Encoded").asBoolean(false)) {
            return body;
        }
        try {
            return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
