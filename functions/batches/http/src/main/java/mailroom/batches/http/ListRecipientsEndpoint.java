package mailroom.batches.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.json.BatchJson;
import mailroom.batches.usecase.GetBatch;
import mailroom.batches.usecase.ListRecipients;
import mailroom.batches.usecase.ListRecipients.Place;
import mailroom.platform.Json;

/** {@code GET /v1/batches/{id}/recipients}. Its cursor is a recipient's place: chunk and index. */
record ListRecipientsEndpoint(Callers callers, GetBatch get, ListRecipients recipients) implements Endpoint {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,5})-(\\d{1,2})");

    @Override
    public Answer answer(Call call) {
        return callers.ofBatch(call, get, "ReadBatch", view -> page(call, view.batch()));
    }

    private Answer page(Call call, Batch batch) {
        Optional<Paging> paging = Paging.of(call);
        Optional<Place> from =
                call.query("cursor").map(ListRecipientsEndpoint::place).orElse(Optional.of(Place.FIRST));
        if (paging.isEmpty() || from.isEmpty()) {
            return Answer.problem(call, Problem.badRequest(Paging.RULE));
        }
        Optional<RecipientState> wanted = call.query("status").flatMap(RecipientState::of);
        if (wanted.isEmpty() && call.query("status").isPresent()) {
            return Answer.problem(call, Problem.badRequest("status is a recipient's state, such as delivered."));
        }
        var page = recipients.list(batch, wanted, from.get(), paging.get().limit());
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("recipients");
        page.recipients().forEach(it -> array.add(BatchJson.recipient(it)));
        return paging.get()
                .answer(
                        BatchJson.path(batch) + "/recipients",
                        wanted.map(it -> "status=%s&".formatted(it.label())).orElse(""),
                        body,
                        page.next().map(it -> "%d-%d".formatted(it.chunk(), it.index())));
    }

    private static Optional<Place> place(String cursor) {
        var matcher = CURSOR.matcher(cursor);
        return matcher.matches()
                ? Optional.of(new Place(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
