package mailroom.batches.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Recipient;
import mailroom.batches.json.BatchJson;
import mailroom.batches.json.Parsed;
import mailroom.batches.json.RecipientsPageParser;
import mailroom.batches.usecase.AppendRecipients;
import mailroom.batches.usecase.AppendRecipients.Appended;
import mailroom.batches.usecase.GetBatch;

/** {@code POST /v1/batches/{id}/recipients}: a page more for a batch that is open. */
record AppendRecipientsEndpoint(Callers callers, GetBatch get, RecipientsPageParser parser, AppendRecipients append)
        implements Endpoint {
    @Override
    public Answer answer(Call call) {
        return callers.ofBatch(
                call,
                get,
                "AppendRecipients",
                view -> JsonRequest.of(call, (key, body) -> appended(call, view, key, body)));
    }

    private Answer appended(Call call, BatchView view, KeyHeader key, JsonNode body) {
        return switch (parser.parse(body, view.batch().owner().space().mode())) {
            case Parsed.Invalid<List<Recipient>>(var violations, int more) ->
                Answer.problem(call, Problem.invalid(violations, more));
            case Parsed.Valid<List<Recipient>>(var recipients, String digest) -> {
                // The same page for another batch is another request.
                var keyed = key.with(digest + "@" + view.batch().id());
                yield switch (append.append(view, recipients, keyed)) {
                    case Appended.Done(var batch) -> Answer.json(200, BatchJson.batch(batch));
                    case Appended.Unfit(var violations) -> Answer.problem(call, Problem.invalid(violations, 0));
                    case Appended.KeyReused() -> Answer.problem(call, Problem.keyReused());
                    case Appended.NotOpen(var batch) ->
                        Answer.problem(
                                call,
                                Problem.conflict("It is %s and takes no recipients. Submit another batch."
                                        .formatted(batch.stage().label())));
                };
            }
        };
    }
}
