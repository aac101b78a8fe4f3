package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import mailroom.platform.Json;

/** Reads a request's JSON, or answers why it cannot be read. */
final class JsonRequest {
    private JsonRequest() {}

    static Answer read(Request request, int mostBytes, Function<JsonNode, Answer> then) {
        if (!request.isJson()) {
            return Answer.problem(415, "unsupported-media-type", "Unsupported media type", "Send application/json.");
        }
        String body = request.body();
        if (body.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            return Answer.problem(
                    413, "too-large", "Request too large", "A body may have %d bytes.".formatted(mostBytes));
        }
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (Json.Malformed e) {
            return Answer.problem(400, "malformed-json", "Malformed JSON", e.getMessage());
        }
        return then.apply(json);
    }
}
