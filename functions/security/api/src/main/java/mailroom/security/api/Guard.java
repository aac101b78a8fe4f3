package mailroom.security.api;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import mailroom.access.Access;
import mailroom.access.Caller;
import mailroom.access.Decision;
import mailroom.access.Target;

/** Stands before every endpoint that is not public: who calls, and whether he or she may. */
final class Guard {
    private final Access access;
    private final InstantSource clock;

    Guard(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** What the endpoint answers, or why it was not asked: 401 without a good context of the authorizer, 403, 503. */
    Answer let(Request request, String action, Function<Call, Answer> endpoint) {
        Optional<Caller> caller = Caller.of(request.authorizer(), clock.instant());
        if (caller.isEmpty()) {
            return Answer.problem(
                    401, "unauthorized", "Unauthorized", "The token or key has run out, or was never checked.");
        }
        return let(new Call(request, caller.get()), action, endpoint);
    }

    /** The same for a caller who was let through to something else. */
    Answer let(Call call, String action, Function<Call, Answer> endpoint) {
        return switch (access.decide(call.caller(), Target.service(action, "security"))) {
            case Decision.Allowed(var known, var _) -> endpoint.apply(new Call(call.request(), known));
            case Decision.Denied _ ->
                Answer.problem(403, "forbidden", "Forbidden", "%s is not allowed to you.".formatted(action));
            case Decision.Unknown _ -> Answer.unavailable("Your rights cannot be told yet. Ask again in a second.");
        };
    }
}
