package mailroom.batches.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mailroom.batches.domain.BatchView;
import mailroom.batches.json.BatchJson;
import mailroom.batches.usecase.GetBatch;
import mailroom.batches.usecase.ShowHistory;
import mailroom.platform.Json;

/** {@code GET /v1/batches/{id}/events}: what happened to the batch, from the place {@code after} on. */
record ListEventsEndpoint(Callers callers, GetBatch get, ShowHistory history) implements Endpoint {
    private static final Pattern PLACE = Pattern.compile("\\d{1,9}");
    private static final String AFTER_RULE = "after is the seq of an earlier event, 0 for all.";

    @Override
    public Answer answer(Call call) {
        return callers.ofBatch(call, get, "ReadBatch", view -> page(call, view));
    }

    private Answer page(Call call, BatchView view) {
        Optional<Paging> paging = Paging.of(call);
        String after = call.query("after").orElse("0");
        if (paging.isEmpty() || !PLACE.matcher(after).matches()) {
            return Answer.problem(call, Problem.badRequest(paging.isEmpty() ? Paging.RULE : AFTER_RULE));
        }
        int limit = paging.get().limit();
        List<ShowHistory.Entry> entries = history.show(view.batch().id(), Integer.parseInt(after), limit + 1);
        ObjectNode body = Json.object();
        ArrayNode events = body.putArray("events");
        entries.stream()
                .limit(limit)
                .forEach(it -> events.add(BatchJson.happening(it.seq(), it.happening(), view.stage())));
        Answer answer = Answer.json(200, body);
        return entries.size() <= limit
                ? answer
                : answer.with(
                        "link",
                        "<%s/events?limit=%d&after=%d>; rel=\"next\""
                                .formatted(
                                        BatchJson.path(view.batch()),
                                        limit,
                                        entries.get(limit - 1).seq()));
    }
}
