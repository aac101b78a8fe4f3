package mailroom.live.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Bucket;
import mailroom.live.domain.Mode;
import mailroom.live.domain.Progress;
import mailroom.live.domain.PushOrder;
import mailroom.live.domain.Space;
import mailroom.live.domain.Stage;
import mailroom.live.domain.Team;
import mailroom.live.domain.Way;
import mailroom.platform.Event;
import mailroom.platform.Event.Unreadable;
import mailroom.platform.Json;

/** The data of the inner events that this room says or hears. */
public final class EventData {
    public static final String CHANGED = "mailroom.batch.changed.v1";
    public static final String PUSH = "mailroom.live.push.v1";
    public static final String SOURCE = "mailroom.live";

    private EventData() {}

    public static Progress progress(Event event) throws Unreadable {
        JsonNode data = event.data();
        try {
            return new Progress(
                    batch(data),
                    new Space(
                            new Team(data.path("team").asText()),
                            Mode.of(data.path("mode").asText())),
                    whole(data, "version"),
                    data.path("kind").asText(),
                    Math.toIntExact(whole(data, "total")),
                    counts(data.path("counts")),
                    stage(data));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new Unreadable("no batch's state: " + e.getMessage());
        }
    }

    private static Stage stage(JsonNode data) {
        String status = data.path("status").asText();
        return data.has("settled_at")
                ? new Stage.Settled(
                        status, Instant.parse(data.path("settled_at").asText()))
                : new Stage.Underway(status);
    }

    private static Map<String, Integer> counts(JsonNode node) throws Unreadable {
        var counts = new HashMap<String, Integer>();
        for (var entry : node.properties()) {
            counts.put(entry.getKey(), Math.toIntExact(whole(node, entry.getKey())));
        }
        return counts;
    }

    public static ObjectNode of(PushOrder order) {
        return Json.object()
                .put("batch", order.batch().value())
                .put("bucket", order.bucket().number())
                .put("final", order.urgency() == PushOrder.Urgency.FINAL);
    }

    public static PushOrder pushOrder(Event event) throws Unreadable {
        JsonNode data = event.data();
        var way = new Way(event.trace().requestId(), event.trace().traceparent());
        var urgency = data.path("final").asBoolean(false) ? PushOrder.Urgency.FINAL : PushOrder.Urgency.CHANGE;
        return new PushOrder(batch(data), new Bucket(whole(data, "bucket")), urgency, way);
    }

    private static BatchId batch(JsonNode data) throws Unreadable {
        return BatchId.parse(data.path("batch").asText()).orElseThrow(() -> new Unreadable("no batch id"));
    }

    private static long whole(JsonNode node, String name) throws Unreadable {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Unreadable(name + " is no whole number");
        }
        return value.longValue();
    }
}
