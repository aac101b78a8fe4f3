package mailroom.access.json;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.platform.Event;
import mailroom.platform.Json;
import mailroom.platform.Trace;

/** The consumer's note to itself: look at the gap again. */
public final class GapJson {
    public static final String CHECK = "mailroom.acl.check-gap.v1";
    private static final String SOURCE = "mailroom.access";

    private GapJson() {}

    public static Event event(String id, Instant now, RandomGenerator random) {
        Trace trace = Trace.atEdge(Optional.empty(), Optional.empty(), id, random);
        return new Event(id, CHECK, SOURCE, "acl", now, trace, Json.object());
    }
}
