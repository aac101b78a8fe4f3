package mailroom.security.api;

import java.util.Optional;
import mailroom.security.domain.ChangeAcl;
import mailroom.security.domain.Description;
import mailroom.security.domain.Role;
import mailroom.security.port.Things;

/** {@code /v1/roles}: names that policies speak of. A role is disabled, not deleted: then it gives nobody anything. */
final class Roles implements Endpoint {
    static final String PATH = "/v1/roles";
    private static final String WHAT = "role";
    static final String DESCRIPTION_RULE =
            "must be a text of at most %d characters".formatted(Description.MOST_CHARACTERS);

    private final Guard guard;
    private final Things things;
    private final ChangeAcl acl;

    /** What a change names; what it does not name stays. */
    private record Wanted(Optional<String> description, Optional<Boolean> disabled) {
        Role of(Role before) {
            return new Role(
                    before.name(), description.orElse(before.description()), disabled.orElse(before.disabled()));
        }
    }

    Roles(Guard guard, Things things, ChangeAcl acl) {
        this.guard = guard;
        this.things = things;
        this.acl = acl;
    }

    @Override
    public Answer answer(Request request, Optional<String> id) {
        return switch (Endpoint.asked(request, id)) {
            case "GET all" -> guard.let(request, "ReadRoles", _ -> list(request));
            case "GET one" -> guard.let(request, "ReadRoles", _ -> one(id.orElseThrow()));
            case "POST all" -> guard.let(request, "WriteRoles", this::create);
            case "PATCH one" -> guard.let(request, "WriteRoles", call -> change(call, id.orElseThrow()));
            default -> Answer.onlyBy(id.isEmpty() ? "GET, POST" : "GET, PATCH");
        };
    }

    static boolean isDescription(String text) {
        return text.length() <= Description.MOST_CHARACTERS;
    }

    private Answer list(Request request) {
        return Paging.of(
                request,
                Role::isName,
                paging -> Shown.page(
                        paging, "roles", things.page(Role.class, paging.after(), paging.limit()), Shown::json));
    }

    private Answer one(String name) {
        return things.find(Role.class, name).map(Shown::one).orElseGet(() -> Shown.missing(WHAT));
    }

    private Answer create(Call call) {
        return Body.read(
                call.request(),
                body -> {
                    String name = body.text("name", Role::isName, "must be a-z, then up to 31 of a-z 0-9 -");
                    String description = body.optional("description", Roles::isDescription, DESCRIPTION_RULE)
                            .orElse("");
                    return body.isGood() ? Optional.of(new Role(name, description, false)) : Optional.<Role>empty();
                },
                role -> Shown.changed(
                        acl.create(role.orElseThrow(), call.cause()), WHAT, it -> Shown.created(PATH, it)));
    }

    private Answer change(Call call, String name) {
        return Precondition.of(
                call.request(),
                expected -> Body.read(
                        call.request(),
                        body -> new Wanted(
                                body.optional("description", Roles::isDescription, DESCRIPTION_RULE),
                                body.truth("disabled")),
                        wanted -> Shown.changed(
                                acl.change(Role.class, name, expected, wanted::of, call.cause()), WHAT, Shown::one)));
    }
}
