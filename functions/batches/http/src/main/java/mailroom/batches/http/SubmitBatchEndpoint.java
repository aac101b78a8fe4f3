package mailroom.batches.http;

import com.fasterxml.jackson.databind.JsonNode;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Team;
import mailroom.batches.json.BatchJson;
import mailroom.batches.json.Parsed;
import mailroom.batches.json.SubmissionParser;
import mailroom.batches.usecase.SubmitBatch;
import mailroom.batches.usecase.SubmitBatch.Submitted;
import mailroom.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/batches}. */
record SubmitBatchEndpoint(Callers callers, SubmissionParser parser, SubmitBatch submit) implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitBatchEndpoint.class);
    private static final String KEY_RULE = "An Idempotency-Key is 1 to %d visible ASCII characters, quoted or not."
            .formatted(IdempotencyKey.MOST_CHARACTERS);

    @Override
    public Answer answer(Call call) {
        return callers.ofTeam(call, team -> {
            if (!call.isJson()) {
                return Answer.problem(call, Problem.notJson());
            }
            KeyHeader key = KeyHeader.of(call);
            if (key instanceof KeyHeader.Unreadable) {
                return Answer.problem(call, Problem.badRequest(KEY_RULE));
            }
            try {
                return submitted(call, team, key, Json.read(call.body()));
            } catch (Json.Malformed e) {
                return Answer.problem(call, Problem.malformed(String.valueOf(e.getMessage())));
            }
        });
    }

    private Answer submitted(Call call, Team team, KeyHeader key, JsonNode body) {
        return switch (parser.parse(body)) {
            case Parsed.Invalid(var violations, int more) -> Answer.problem(call, Problem.invalid(violations, more));
            case Parsed.Valid(var submission, String digest) ->
                switch (submit.submit(team, submission, key.with(digest), call.origin())) {
                    case Submitted.Accepted(var batch) -> {
                        LOG.atInfo()
                                .addKeyValue("batch", batch.batch().id().value())
                                .log("accepted {} recipients", batch.batch().total());
                        yield accepted(batch);
                    }
                    case Submitted.Replayed(var batch) -> accepted(batch);
                    case Submitted.KeyReused() -> Answer.problem(call, Problem.keyReused());
                };
        };
    }

    private static Answer accepted(BatchView view) {
        return Answer.json(202, BatchJson.batch(view))
                .with("location", BatchJson.path(view.batch()))
                .with("retry-after", "1");
    }
}
