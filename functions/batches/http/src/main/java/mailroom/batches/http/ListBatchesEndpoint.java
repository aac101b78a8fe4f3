package mailroom.batches.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.json.BatchJson;
import mailroom.batches.usecase.ListBatches;
import mailroom.platform.Json;

/** {@code GET /v1/batches}. Its cursor is the last id of the page before. */
record ListBatchesEndpoint(Callers callers, ListBatches list) implements Endpoint {
    @Override
    public Answer answer(Call call) {
        return callers.ofAll(call, "ListBatches", space -> {
            Optional<Paging> paging = Paging.of(call);
            Optional<BatchId> before = call.query("cursor").flatMap(BatchId::parse);
            if (paging.isEmpty() || (call.query("cursor").isPresent() && before.isEmpty())) {
                return Answer.problem(call, Problem.badRequest(Paging.RULE));
            }
            var page = list.list(space, before, paging.get().limit());
            ObjectNode body = Json.object();
            ArrayNode batches = body.putArray("batches");
            page.batches().forEach(it -> batches.add(BatchJson.batch(it)));
            return paging.get().answer("/v1/batches", "", body, page.next().map(BatchId::value));
        });
    }
}
