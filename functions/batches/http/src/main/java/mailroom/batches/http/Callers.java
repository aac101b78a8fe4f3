package mailroom.batches.http;

import java.time.InstantSource;
import java.util.function.Function;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Team;
import mailroom.batches.usecase.GetBatch;

/** Lets only those through whom the authorizer vouched for, and shows them their own team's batches only. */
record Callers(InstantSource clock) {
    Answer ofTeam(Call call, Function<Team, Answer> answer) {
        return call.team(clock.instant()).map(answer).orElseGet(() -> Answer.problem(call, Problem.unauthorized()));
    }

    /** Of the batch that the path names. A stranger's is answered as one that never was. */
    Answer ofBatch(Call call, GetBatch batches, Function<BatchView, Answer> answer) {
        return ofTeam(call, team -> call.path("id")
                .flatMap(BatchId::parse)
                .flatMap(it -> batches.get(team, it))
                .map(answer)
                .orElseGet(() -> Answer.problem(call, Problem.notFound("There is no such batch."))));
    }
}
