package mailroom.batches.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Submission;
import mailroom.batches.json.Parsed;
import mailroom.batches.json.SubmissionParser;
import mailroom.batches.usecase.SubmitBatch;
import mailroom.batches.usecase.SubmitBatch.Keyed;
import mailroom.batches.usecase.SubmitBatch.Submitted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/batches}. */
record SubmitBatchEndpoint(Callers callers, SubmissionParser parser, SubmitBatch submit) implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitBatchEndpoint.class);

    @Override
    public Answer answer(Call call) {
        return callers.ofNew(call, making -> JsonRequest.of(call, (key, body) -> read(call, making, key, body)));
    }

    private Answer read(Call call, Creation making, KeyHeader key, JsonNode body) {
        return switch (parser.parse(body, making.mode())) {
            case Parsed.Invalid<Submission>(var violations, int more) ->
                Answer.problem(call, Problem.invalid(violations, more));
            case Parsed.Valid<Submission>(var submission, String digest) ->
                making.of(submission, owner -> submitted(call, owner, submission, key.with(digest)));
        };
    }

    private Answer submitted(Call call, Owner owner, Submission submission, Optional<Keyed> key) {
        return switch (submit.submit(owner, submission, key, call.origin())) {
            case Submitted.Accepted(var batch) -> {
                LOG.atInfo()
                        .addKeyValue("batch", batch.batch().id().value())
                        .log("accepted {} recipients", batch.batch().total());
                yield Answer.accepted(batch);
            }
            case Submitted.Replayed(var batch) -> Answer.accepted(batch);
            case Submitted.KeyReused() -> Answer.problem(call, Problem.keyReused());
        };
    }
}
