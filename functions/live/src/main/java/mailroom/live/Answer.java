package mailroom.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import mailroom.platform.Json;

/** An HTTP answer: an ordinary one, or a problem (RFC 9457), to which {@link #toEvent} adds the request id. */
record Answer(int status, String contentType, ObjectNode body, Map<String, String> headers) {
    static Answer created(ObjectNode body) {
        return new Answer(201, "application/json", body, Map.of());
    }

    static Answer problem(int status, String slug, String title, String detail) {
        return new Answer(
                status,
                "application/problem+json",
                Json.object()
                        .put("type", "/problems/" + slug)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail),
                Map.of());
    }

    /** The same with more headers; their names are in lower case. */
    Answer with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, contentType, body, Map.copyOf(all));
    }

    /** As API Gateway takes it. */
    ObjectNode toEvent(String requestId) {
        ObjectNode written = body.deepCopy();
        if (status >= 400) {
            written.put("request_id", requestId);
        }
        ObjectNode event = Json.object().put("statusCode", status);
        ObjectNode said = event.putObject("headers")
                .put("content-type", contentType)
                .put("cache-control", "no-store")
                .put("x-request-id", requestId);
        headers.forEach(said::put);
        return event.put("body", Json.write(written)).put("isBase64Encoded", false);
    }
}
