package mailroom.batches.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import mailroom.batches.json.BatchJson;
import mailroom.batches.usecase.GetBatch;
import mailroom.platform.Json;

/** {@code GET /v1/batches/{id}}: with an entity tag, so that a poll that finds nothing new costs nothing to send. */
record GetBatchEndpoint(Callers callers, GetBatch get) implements Endpoint {
    @Override
    public Answer answer(Call call) {
        return callers.ofBatch(call, get, "ReadBatch", view -> {
            ObjectNode body = BatchJson.batch(view);
            String etag = ETag.of(Json.write(body));
            boolean same = call.header("if-none-match")
                    .filter(it -> ETag.matches(it, etag))
                    .isPresent();
            return same ? Answer.notModified(etag) : Answer.json(200, body).with("etag", etag);
        });
    }
}
