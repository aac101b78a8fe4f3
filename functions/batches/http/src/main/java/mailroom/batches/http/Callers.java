package mailroom.batches.http;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mailroom.access.Access;
import mailroom.access.Caller;
import mailroom.access.Decision;
import mailroom.access.Target;
import mailroom.access.Why;
import mailroom.access.rate.Admission;
import mailroom.access.rate.Quota;
import mailroom.access.rate.RateLimit;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Space;
import mailroom.batches.domain.Submission;
import mailroom.batches.domain.Team;
import mailroom.batches.usecase.GetBatch;

/**
 * Lets only those through whom the authorizer vouched for, who are within their key's limit, and whom the ACL allows what they want. Who may not even
 * read a batch learns nothing of it: the answer, and what is read and asked for it, are those of a batch that never was.
 */
record Callers(InstantSource clock, Access access, RateLimit limit) {
    /** What batches are as a whole, for actions that name none of them. */
    private static final String SERVICE = "batches";

    private static final String BATCH = "Batch";
    private static final String READ = "ReadBatch";

    /** An action on batches as a whole, in the caller's own space. */
    Answer ofAll(Call call, String action, Function<Space, Answer> answer) {
        return known(
                call,
                caller -> allowed(
                        call,
                        caller,
                        Target.service(action, SERVICE),
                        allowed -> answer.apply(owner(allowed).space())));
    }

    /** Making a batch that is known as soon as the request has been read. */
    Answer ofNew(Call call, Function<Creation, Answer> answer) {
        return known(call, caller -> answer.apply(new Creation(this, call, caller)));
    }

    Answer creating(Call call, Caller caller, Submission submission, Function<Owner, Answer> answer) {
        var batch = attributes(
                caller.subject(),
                caller.team(),
                submission.kind().label(),
                submission.recipients().size(),
                caller.test());
        var target = new Target("CreateBatch", BATCH, "new", batch);
        return allowed(call, caller, target, it -> answer.apply(owner(it)));
    }

    /** An action on the batch that the path names. */
    Answer ofBatch(Call call, GetBatch batches, String action, Function<BatchView, Answer> answer) {
        return known(call, caller -> {
            Optional<BatchView> found =
                    call.path("id").flatMap(BatchId::parse).flatMap(it -> batches.get(mode(caller), it));
            return switch (access.decide(caller, target(action, caller, found))) {
                case Decision.Allowed _ -> found.map(answer).orElseGet(() -> notFound(call));
                case Decision.Unknown _ -> Answer.unavailable(call);
                case Decision.Denied(var why, var _) ->
                    isOfCaller(why) ? forbidden(call) : unseen(call, caller, action, found);
            };
        });
    }

    /** Who may read the batch is told that this action is not allowed; who may not, that there is none. */
    private Answer unseen(Call call, Caller caller, String action, Optional<BatchView> found) {
        if (action.equals(READ)) {
            return notFound(call);
        }
        return switch (access.decide(caller, target(READ, caller, found))) {
            case Decision.Allowed _ -> found.isPresent() ? forbidden(call) : notFound(call);
            case Decision.Unknown _ -> Answer.unavailable(call);
            case Decision.Denied _ -> notFound(call);
        };
    }

    private Answer allowed(Call call, Caller caller, Target target, Function<Caller, Answer> answer) {
        return switch (access.decide(caller, target)) {
            case Decision.Allowed(var allowed, var _) -> answer.apply(allowed);
            case Decision.Unknown _ -> Answer.unavailable(call);
            case Decision.Denied _ -> forbidden(call);
        };
    }

    /** Whom the authorizer vouched for, and whose key has requests left; the answer says how many. */
    private Answer known(Call call, Function<Caller, Answer> answer) {
        Optional<Caller> caller = call.caller(clock.instant());
        if (caller.isEmpty()) {
            return Answer.problem(call, Problem.unauthorized());
        }
        return switch (limit.admit(caller.get().keyId())) {
            case Admission.Free() -> answer.apply(caller.get());
            case Admission.Within(var quota) -> answer.apply(caller.get()).with(quota.headers());
            case Admission.Exceeded(var quota) -> exceeded(call, quota);
        };
    }

    private static Answer exceeded(Call call, Quota quota) {
        return Answer.problem(call, Problem.tooMany())
                .with(quota.headers())
                .with("retry-after", Long.toString(quota.resetSeconds()));
    }

    /** Reasons that lie with the caller, whatever is asked for: nothing of a batch shows in them. */
    private static boolean isOfCaller(Why why) {
        return switch (why) {
            case KEY_REVOKED, PERSON_DISABLED, PERSON_UNKNOWN, OUT_OF_SCOPE -> true;
            case NO_POLICY, FORBIDDEN -> false;
        };
    }

    /** Of a batch that is not there: one of nobody's, so that the same is asked for it. */
    private static Target target(String action, Caller caller, Optional<BatchView> found) {
        String id = found.map(it -> it.batch().id().value()).orElse("none");
        return new Target(
                action,
                BATCH,
                id,
                found.map(BatchView::batch)
                        .map(Callers::attributes)
                        .orElseGet(() -> attributes("", "", "bulk", 0, caller.test())));
    }

    private static Map<String, Object> attributes(Batch batch) {
        Owner owner = batch.owner();
        boolean test = owner.space().mode() == Mode.TEST;
        return attributes(owner.subject(), batch.team().name(), batch.kind().label(), batch.total(), test);
    }

    private static Map<String, Object> attributes(String owner, String team, String kind, int size, boolean test) {
        return Map.of("owner", owner, "team", team, "kind", kind, "size", (long) size, "test", test);
    }

    static Mode mode(Caller caller) {
        return caller.test() ? Mode.TEST : Mode.LIVE;
    }

    private static Owner owner(Caller caller) {
        return new Owner(new Space(new Team(caller.team()), mode(caller)), caller.subject());
    }

    private static Answer notFound(Call call) {
        return Answer.problem(call, Problem.notFound("There is no such batch."));
    }

    private static Answer forbidden(Call call) {
        return Answer.problem(call, Problem.forbidden());
    }
}
