package mailroom.batches.http;

import java.util.List;
import mailroom.batches.domain.Violation;
import mailroom.batches.usecase.GetBatch;
import mailroom.batches.usecase.SubmitOpen;
import mailroom.batches.usecase.SubmitOpen.Submitted;

/** {@code POST /v1/batches/{id}/submit}: an open batch goes on its way. */
record SubmitOpenEndpoint(Callers callers, GetBatch get, SubmitOpen submit) implements Endpoint {
    private static final Violation NOBODY = new Violation("", "has no recipients: append some first");

    @Override
    public Answer answer(Call call) {
        return callers.ofBatch(call, get, "SubmitBatch", view -> switch (submit.submit(view)) {
            case Submitted.Underway(var batch) -> Answer.accepted(batch);
            case Submitted.Empty() -> Answer.problem(call, Problem.invalid(List.of(NOBODY), 0));
            case Submitted.Over(var batch) ->
                Answer.problem(
                        call,
                        Problem.conflict("It is %s and cannot be submitted any more."
                                .formatted(batch.stage().label())));
        });
    }
}
