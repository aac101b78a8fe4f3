package mailroom.security.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mailroom.platform.Json;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.Change;
import mailroom.security.port.AuditTrail;

/** {@code GET /v1/audit}: every change, the latest first. */
final class Audit implements Endpoint {
    static final String PATH = "/v1/audit";

    private final Guard guard;
    private final AuditTrail trail;

    Audit(Guard guard, AuditTrail trail) {
        this.guard = guard;
        this.trail = trail;
    }

    @Override
    public Answer answer(Request request, Optional<String> id) {
        if (id.isPresent()) {
            return Answer.notFound("There is nothing here.");
        }
        return request.method().equals("GET")
                ? guard.let(request, "ReadAudit", _ -> list(request))
                : Answer.onlyBy("GET");
    }

    private Answer list(Request request) {
        return Paging.of(request, it -> it.matches("[0-9]{1,12}"), paging -> {
            OptionalLong before =
                    paging.after().stream().mapToLong(Long::parseLong).findFirst();
            return Shown.page(paging, "changes", trail.page(before, paging.limit()), Audit::json);
        });
    }

    private static ObjectNode json(Change change) {
        ObjectNode json = Json.object()
                .put("version", change.version())
                .put("at", change.at().toString())
                .put("who", change.cause().who())
                .put("what", change.what())
                .put("entity", change.kind().label())
                .put("id", change.id());
        set(json, "before", change.before());
        set(json, "after", change.after());
        Stream.of(change.cause().keyId()).filter(it -> !it.isEmpty()).forEach(it -> json.put("key_id", it));
        return json.put("request_id", change.cause().requestId());
    }

    private static void set(ObjectNode json, String name, Map<String, Object> facts) {
        if (facts.isEmpty()) {
            json.putNull(name);
        } else {
            json.set(name, SecurityAdapters.facts(facts));
        }
    }
}
