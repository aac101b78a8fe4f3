package mailroom.batches.http;

import mailroom.batches.usecase.GetBatch;
import mailroom.batches.usecase.RetryFailed;
import mailroom.batches.usecase.RetryFailed.Retried;

/** {@code POST /v1/batches/{id}/retry-failed}: another batch for those whose end another try can change. */
record RetryFailedEndpoint(Callers callers, GetBatch get, RetryFailed retry) implements Endpoint {
    @Override
    public Answer answer(Call call) {
        return callers.ofBatch(call, get, "RetryFailed", view -> switch (retry.retry(view, call.origin())) {
            case Retried.Begun(var batch) -> Answer.accepted(batch);
            case Retried.NotEnded(var batch) ->
                Answer.problem(
                        call,
                        Problem.conflict(
                                "It is %s and more recipients may fail. Wait until it has settled, or cancel it."
                                        .formatted(batch.stage().label())));
            case Retried.NothingFailed() ->
                Answer.problem(
                        call,
                        Problem.conflict(
                                "No recipient failed, expired or bounced in a way that another try can change."));
        });
    }
}
