package mailroom.batches.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Stage;
import mailroom.platform.Event;
import mailroom.platform.Event.Unreadable;
import mailroom.platform.Json;

/** The data of the inner events that this room says or hears; {@code asyncapi.yaml} has their shapes. */
public final class EventData {
    public static final String PUMP = "mailroom.batch.pump.v1";
    public static final String CHUNK_READY = "mailroom.chunk.ready.v1";
    public static final String OUTCOME = "mailroom.recipients.outcome.v1";
    public static final String CHANGED = "mailroom.batch.changed.v1";
    public static final String SOURCE = "mailroom.batches";

    private EventData() {}

    public static ObjectNode of(PumpOrder order) {
        return Json.object()
                .put("batch", order.batch().value())
                .put("cursor", order.cursor())
                .put("hops", order.hops());
    }

    public static PumpOrder pumpOrder(Event event) throws Unreadable {
        var origin = new Origin(event.trace().requestId(), event.trace().traceparent());
        try {
            JsonNode data = event.data();
            return new PumpOrder(batch(data), whole(data, "cursor"), whole(data, "hops"), origin);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("no pump order: " + e.getMessage());
        }
    }

    public static ObjectNode of(ReadyChunk ready) {
        Content content = ready.content();
        ObjectNode node = Json.object()
                .put("batch", ready.batch().id().value())
                .put("chunk", ready.chunk().id().number())
                .put("kind", ready.batch().kind().label())
                .put("expires_at", ready.batch().expiresAt().toString())
                .put("from", content.from().value());
        if (!content.replyTo().isEmpty()) {
            node.put("reply_to", content.replyTo());
        }
        ContentJson.put(node, content.subject(), content.text(), content.html());
        ArrayNode recipients = node.putArray("recipients");
        int index = 0;
        for (Recipient recipient : ready.chunk().recipients()) {
            recipients
                    .addObject()
                    .put("index", index++)
                    .put("address", recipient.address().value())
                    .putRawValue("variables", new RawValue(recipient.variables()));
        }
        return node;
    }

    /** A batch as it stands, for whoever keeps a slim copy of it. */
    public static ObjectNode of(BatchView view) {
        ObjectNode node = Json.object()
                .put("batch", view.batch().id().value())
                .put("team", view.batch().team().name())
                .put("mode", view.batch().owner().space().mode().label())
                .put("version", view.version())
                .put("status", view.stage().label())
                .put("kind", view.batch().kind().label())
                .put("total", view.batch().total());
        node.set("counts", BatchJson.counts(view.counts()));
        if (view.stage() instanceof Stage.Ended ended) {
            node.put("settled_at", ended.at().toString());
        }
        return node;
    }

    /** The outcomes of one chunk; of two of one recipient the stronger. */
    public static ChunkReport report(Event event) throws Unreadable {
        JsonNode data = event.data();
        if (!data.path("outcomes").isArray()) {
            throw new Unreadable("no outcomes");
        }
        try {
            var outcomes = new HashMap<Integer, Outcome>();
            for (JsonNode node : data.path("outcomes")) {
                outcomes.merge(whole(node, "index"), outcome(node), Outcome::merge);
            }
            return new ChunkReport(new ChunkId(batch(data), whole(data, "chunk")), outcomes);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Unreadable("no outcomes: " + e.getMessage());
        }
    }

    private static Outcome outcome(JsonNode node) throws Unreadable {
        RecipientState state = RecipientState.of(node.path("state").asText())
                .orElseThrow(() -> new Unreadable("an outcome without a known state"));
        var bounce = Reason.Bounce.of(node.path("bounce").asText()).orElse(Reason.Bounce.NONE);
        var reason = new Reason(
                bounce, node.path("code").asText(""), node.path("diagnostic").asText(""));
        return new Outcome(state, Instant.parse(node.path("at").asText()), reason);
    }

    private static BatchId batch(JsonNode data) throws Unreadable {
        return BatchId.parse(data.path("batch").asText()).orElseThrow(() -> new Unreadable("no batch id"));
    }

    private static int whole(JsonNode node, String name) throws Unreadable {
        if (!node.path(name).isInt()) {
            throw new Unreadable(name + " is no whole number");
        }
        return node.path(name).intValue();
    }
}
