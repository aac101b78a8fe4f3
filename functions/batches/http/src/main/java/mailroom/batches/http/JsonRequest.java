package mailroom.batches.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiFunction;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.platform.Json;

/** What every request with a JSON body goes through first: its media type, its idempotency key, its syntax. */
final class JsonRequest {
    private static final String KEY_RULE =
            "An Idempotency-Key is 1 to %d visible ASCII characters, quoted or not, and does not begin with mailroom:."
                    .formatted(IdempotencyKey.MOST_CHARACTERS);

    private JsonRequest() {}

    static Answer of(Call call, BiFunction<KeyHeader, JsonNode, Answer> answer) {
        if (!call.isJson()) {
            return Answer.problem(call, Problem.notJson());
        }
        KeyHeader key = KeyHeader.of(call);
        if (key instanceof KeyHeader.Unreadable) {
            return Answer.problem(call, Problem.badRequest(KEY_RULE));
        }
        try {
            return answer.apply(key, Json.read(call.body()));
        } catch (Json.Malformed e) {
            return Answer.problem(call, Problem.malformed(String.valueOf(e.getMessage())));
        }
    }
}
