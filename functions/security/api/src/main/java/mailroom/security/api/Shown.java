package mailroom.security.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import mailroom.platform.Json;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.Changed;
import mailroom.security.domain.Page;
import mailroom.security.domain.Stored;
import mailroom.security.domain.Thing;

/** How things, lists of them and what became of changing them are answered. */
final class Shown {
    private static final String PRIVATE = "no-store";

    private Shown() {}

    static ObjectNode json(Stored<?> stored) {
        return SecurityAdapters.facts(stored.thing().shown()).put("version", stored.version());
    }

    static Answer one(Stored<?> stored) {
        return of(json(stored), stored.version());
    }

    static Answer of(ObjectNode body, long version) {
        return Answer.ok(body, PRIVATE).with("etag", "\"%d\"".formatted(version));
    }

    static Answer created(String collection, Stored<?> stored) {
        return created(collection, stored.thing().id(), of(json(stored), stored.version()));
    }

    static Answer created(String collection, String id, Answer answer) {
        // A query's escapes, of which none but the plus sign differs from a path's.
        String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return answer.withStatus(201).with("location", collection + "/" + segment);
    }

    static <T> Answer page(Paging paging, String name, Page<T> page, Function<T, ObjectNode> json) {
        ObjectNode body = Json.object();
        var items = body.putArray(name);
        page.items().forEach(it -> items.add(json.apply(it)));
        page.next().ifPresent(it -> body.put("next_cursor", paging.cursor(it)));
        return Answer.ok(body, PRIVATE);
    }

    /** {@code what} is the thing in a sentence, such as {@code person}. */
    static <T extends Thing> Answer changed(Changed<T> changed, String what, Function<Stored<T>, Answer> done) {
        return switch (changed) {
            case Changed.Done<T>(var now) -> done.apply(now);
            case Changed.Exists<T>() ->
                Answer.problem(409, "exists", "Exists already", "There is a %s of that name.".formatted(what));
            case Changed.Missing<T>() -> missing(what);
            case Changed.Stale<T>(var version) ->
                Answer.problem(
                        412,
                        "precondition-failed",
                        "Precondition failed",
                        "It was changed since: its ETag is \"%d\" now.".formatted(version));
            case Changed.Full<T>(var most) ->
                Answer.problem(409, "full", "Too many", "There may be %d of these.".formatted(most));
            case Changed.Busy<T>() -> Answer.unavailable("Others are changing the ACL. Ask again in a second.");
        };
    }

    static Answer missing(String what) {
        return Answer.notFound("There is no such %s.".formatted(what));
    }
}
