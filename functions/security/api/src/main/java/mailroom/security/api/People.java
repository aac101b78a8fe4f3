package mailroom.security.api;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mailroom.security.domain.ChangeAcl;
import mailroom.security.domain.Names;
import mailroom.security.domain.Owner;
import mailroom.security.domain.Person;
import mailroom.security.domain.Role;
import mailroom.security.port.Things;

/** {@code /v1/people}: who there is, in which team, with which roles. Nobody is deleted, since the audit speaks of them: people are disabled. */
final class People implements Endpoint {
    static final String PATH = "/v1/people";
    private static final String WHAT = "person";
    private static final String TEAM_RULE = "must be 1 to 64 of A-Z a-z 0-9 _ . -";

    private final Guard guard;
    private final Things things;
    private final ChangeAcl acl;

    /** What a change names; what it does not name stays. */
    private record Wanted(Optional<String> team, Optional<Set<String>> roles, Optional<Boolean> disabled) {
        Person of(Person before) {
            return new Person(
                    new Owner(before.id(), team.orElse(before.owner().team())),
                    roles.orElse(before.roles()),
                    disabled.orElse(before.disabled()));
        }
    }

    People(Guard guard, Things things, ChangeAcl acl) {
        this.guard = guard;
        this.things = things;
        this.acl = acl;
    }

    @Override
    public Answer answer(Request request, Optional<String> id) {
        return switch (Endpoint.asked(request, id)) {
            case "GET all" -> guard.let(request, "ReadPeople", _ -> list(request));
            case "GET one" -> guard.let(request, "ReadPeople", _ -> one(id.orElseThrow()));
            case "POST all" -> guard.let(request, "WritePeople", this::create);
            case "PATCH one" -> guard.let(request, "WritePeople", call -> change(call, id.orElseThrow()));
            default -> Answer.onlyBy(id.isEmpty() ? "GET, POST" : "GET, PATCH");
        };
    }

    private Answer list(Request request) {
        return Paging.of(
                request,
                Owner::isSubject,
                paging -> Shown.page(
                        paging, "people", things.page(Person.class, paging.after(), paging.limit()), Shown::json));
    }

    private Answer one(String subject) {
        return things.find(Person.class, subject).map(Shown::one).orElseGet(() -> Shown.missing(WHAT));
    }

    private Answer create(Call call) {
        return Body.read(
                call.request(),
                body -> {
                    String subject =
                            body.text("subject", Owner::isSubject, "must be 1 to 128 of A-Z a-z 0-9 _ . : @ + -");
                    String team = body.text("team", Owner::isTeam, TEAM_RULE);
                    Set<String> roles = roles(body).orElse(Set.of());
                    boolean disabled = body.truth("disabled").orElse(false);
                    return body.isGood()
                            ? Optional.of(new Person(new Owner(subject, team), roles, disabled))
                            : Optional.<Person>empty();
                },
                person -> Shown.changed(
                        acl.create(person.orElseThrow(), call.cause()), WHAT, it -> Shown.created(PATH, it)));
    }

    private Answer change(Call call, String subject) {
        return Precondition.of(call.request(), expected -> change(call, subject, expected));
    }

    private Answer change(Call call, String subject, OptionalLong expected) {
        return Body.read(
                call.request(),
                body -> new Wanted(
                        body.optional("team", Owner::isTeam, TEAM_RULE), roles(body), body.truth("disabled")),
                wanted -> Shown.changed(
                        acl.change(Person.class, subject, expected, wanted::of, call.cause()), WHAT, Shown::one));
    }

    private Optional<Set<String>> roles(Body body) {
        return body.texts(
                "roles", Names.MOST, it -> things.find(Role.class, it).isPresent(), "must be the name of a role");
    }
}
