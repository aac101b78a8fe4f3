package mailroom.security.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailroom.access.Access;
import mailroom.access.Caller;
import mailroom.access.Decision;
import mailroom.access.Target;
import mailroom.platform.Json;
import mailroom.security.domain.Owner;
import mailroom.security.domain.Person;
import mailroom.security.domain.Stored;
import mailroom.security.port.Things;

/**
 * {@code POST /v1/access-checks}: may X do Y on Z, for who cannot hold a copy of the ACL. About oneself everybody may ask who has CheckAccess, about
 * others whoever may read people as well.
 */
final class AccessChecks implements Endpoint {
    static final String PATH = "/v1/access-checks";

    private final Guard guard;
    private final Access access;
    private final Things things;

    /**
     * One question.
     *
     * @param subject empty for the caller with the key in use
     */
    private record Question(Optional<String> subject, boolean test, Target target) {}

    AccessChecks(Guard guard, Access access, Things things) {
        this.guard = guard;
        this.access = access;
        this.things = things;
    }

    @Override
    public Answer answer(Request request, Optional<String> id) {
        if (id.isPresent()) {
            return Answer.notFound("There is nothing here.");
        }
        return request.method().equals("POST") ? guard.let(request, "CheckAccess", this::check) : Answer.onlyBy("POST");
    }

    private Answer check(Call call) {
        return Body.read(
                call.request(), body -> question(body, call.caller()), question -> check(call, question.orElseThrow()));
    }

    private Answer check(Call call, Question question) {
        Optional<String> other =
                question.subject().filter(it -> !it.equals(call.caller().subject()));
        return other.isEmpty()
                ? decided(inMode(call.caller(), question.test()), question)
                : guard.let(call, "ReadPeople", _ -> decided(asked(other.get(), question), question));
    }

    private static Caller inMode(Caller caller, boolean test) {
        return new Caller(caller.subject(), caller.team(), caller.keyId(), test, caller.scope(), caller.expires());
    }

    /** Somebody else, with a key for everything. */
    private Caller asked(String subject, Question question) {
        String team = things.find(Person.class, subject)
                .map(Stored::thing)
                .map(it -> it.owner().team())
                .orElse("nobody");
        return new Caller(subject, team, "check", question.test(), Set.of(), Instant.MAX);
    }

    private Answer decided(Caller caller, Question question) {
        return switch (access.decide(caller, question.target())) {
            case Decision.Allowed(var _, var policies) -> answer(true, "permitted", policies);
            case Decision.Denied(var why, var policies) ->
                answer(false, why.name().toLowerCase(Locale.ROOT), policies);
            case Decision.Unknown _ -> Answer.unavailable("This cannot be decided yet. Ask again in a second.");
        };
    }

    private static Answer answer(boolean allowed, String reason, List<String> policies) {
        ObjectNode body = Json.object().put("allowed", allowed).put("reason", reason);
        var names = body.putArray("policies");
        policies.forEach(names::add);
        return Answer.ok(body, "no-store");
    }

    private static Optional<Question> question(Body body, Caller caller) {
        Optional<String> subject = body.optional("subject", Owner::isSubject, "must be the subject of a person");
        boolean test = body.optional("mode", it -> it.equals("live") || it.equals("test"), "must be live or test")
                .map("test"::equals)
                .orElse(caller.test());
        String action = body.text("action", Action::isOne, "must be an action, such as CreateBatch");
        Optional<Body> batch = body.object("batch");
        if (!Action.isOnBatch(action)) {
            if (batch.isPresent()) {
                body.wrong(Violation.of("batch", "is for actions on one batch"));
            }
            String service = Action.isOnBatches(action) ? "batches" : "security";
            return Optional.of(new Question(subject, test, Target.service(action, service)));
        }
        if (batch.isEmpty()) {
            body.wrong(Violation.of("batch", "is missing: owner and team at least"));
            return Optional.empty();
        }
        Target target = target(action, batch.get(), test);
        body.within("batch", batch.get());
        return Optional.of(new Question(subject, test, target));
    }

    private static Target target(String action, Body batch, boolean test) {
        String id = batch.optional("id", it -> it.matches("bat_[0-9A-HJKMNP-TV-Z]{26}"), "must be a batch's id")
                .orElse("new");
        Map<String, Object> attributes = Map.of(
                "owner", batch.text("owner", Owner::isSubject, "must be the subject of a person"),
                "team", batch.text("team", Owner::isTeam, "must be the name of a team"),
                "kind",
                        batch.optional("kind", it -> it.matches("transactional|bulk"), "must be transactional or bulk")
                                .orElse("transactional"),
                "size", batch.count("size").orElse(1L),
                "test", batch.truth("test").orElse(test));
        return new Target(action, "Batch", id, attributes);
    }
}
