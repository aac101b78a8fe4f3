package mailroom.batches.http;

import mailroom.batches.usecase.CancelBatch;
import mailroom.batches.usecase.CancelBatch.Canceled;
import mailroom.batches.usecase.GetBatch;

/** {@code POST /v1/batches/{id}/cancel}: nothing more of it is handed over. */
record CancelBatchEndpoint(Callers callers, GetBatch get, CancelBatch cancel) implements Endpoint {
    @Override
    public Answer answer(Call call) {
        return callers.ofBatch(call, get, "CancelBatch", view -> switch (cancel.cancel(view)) {
            case Canceled.Requested(var batch) -> Answer.accepted(batch);
            case Canceled.Over(var batch) ->
                Answer.problem(
                        call,
                        Problem.conflict("It is %s: there is nothing left to cancel."
                                .formatted(batch.stage().label())));
        });
    }
}
