package mailroom.security.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mailroom.access.PolicyText;
import mailroom.security.domain.ChangeAcl;
import mailroom.security.domain.Policy;
import mailroom.security.port.Things;

/** {@code /v1/policies}: Cedar's rules. What Cedar does not take, or what does not fit the schema, is refused with line and reason. */
final class Policies implements Endpoint {
    static final String PATH = "/v1/policies";
    private static final String WHAT = "policy";

    private final Guard guard;
    private final Things things;
    private final ChangeAcl acl;

    /** What a policy says; {@code text} only where the whole body was good. */
    private record Wanted(String description, String text) {
        Policy of(Policy before) {
            return new Policy(before.id(), description, text);
        }
    }

    Policies(Guard guard, Things things, ChangeAcl acl) {
        this.guard = guard;
        this.things = things;
        this.acl = acl;
    }

    @Override
    public Answer answer(Request request, Optional<String> id) {
        return switch (Endpoint.asked(request, id)) {
            case "GET all" -> guard.let(request, "ReadPolicies", _ -> list(request));
            case "GET one" -> guard.let(request, "ReadPolicies", _ -> one(id.orElseThrow()));
            case "POST all" -> guard.let(request, "WritePolicies", this::create);
            case "PUT one" -> guard.let(request, "WritePolicies", call -> replace(call, id.orElseThrow()));
            case "DELETE one" -> guard.let(request, "WritePolicies", call -> delete(call, id.orElseThrow()));
            default -> Answer.onlyBy(id.isEmpty() ? "GET, POST" : "GET, PUT, DELETE");
        };
    }

    private Answer list(Request request) {
        return Paging.of(
                request,
                Policy::isId,
                paging -> Shown.page(
                        paging, "policies", things.page(Policy.class, paging.after(), paging.limit()), Shown::json));
    }

    private Answer one(String id) {
        return things.find(Policy.class, id).map(Shown::one).orElseGet(() -> Shown.missing(WHAT));
    }

    private Answer create(Call call) {
        return Body.read(
                call.request(),
                body -> {
                    String id = body.text("id", Policy::isId, "must be a-z, then up to 63 of a-z 0-9 -");
                    Wanted wanted = wanted(body);
                    return body.isGood()
                            ? Optional.of(new Policy(id, wanted.description(), wanted.text()))
                            : Optional.<Policy>empty();
                },
                policy -> Shown.changed(
                        acl.create(policy.orElseThrow(), call.cause()), WHAT, it -> Shown.created(PATH, it)));
    }

    private Answer replace(Call call, String id) {
        return Precondition.of(
                call.request(),
                expected -> Body.read(
                        call.request(),
                        Policies::wanted,
                        wanted -> Shown.changed(
                                acl.change(Policy.class, id, expected, wanted::of, call.cause()), WHAT, Shown::one)));
    }

    private Answer delete(Call call, String id) {
        return Precondition.of(
                call.request(), expected -> Shown.changed(acl.delete(id, expected, call.cause()), WHAT, Shown::one));
    }

    private static Wanted wanted(Body body) {
        String description = body.optional("description", Roles::isDescription, Roles.DESCRIPTION_RULE)
                .orElse("");
        String text = body.text("text", Policies::fits, "must be Cedar of 1 to %d bytes".formatted(Policy.MOST_BYTES));
        if (!text.isEmpty()) {
            PolicyText.faults(text).forEach(it -> body.wrong(new Violation("/text", it.reason(), it.line())));
        }
        return new Wanted(description, text);
    }

    private static boolean fits(String text) {
        return !text.isBlank() && text.getBytes(StandardCharsets.UTF_8).length <= Policy.MOST_BYTES;
    }
}
