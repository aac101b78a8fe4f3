package mailroom.batches.adapter;

import java.time.Instant;
import java.util.Map;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Happening.What;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Sender;
import mailroom.batches.domain.Space;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Team;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code BATCH#id / META}: the batch itself, its outbox entry (the stream record of its insert) and its place in the index by owner. */
final class MetaItem {
    static final String PUMP_CURSOR = "pump_cursor";
    static final String PUMP_AT = "pump_at";
    static final String DISPATCHED_AT = "dispatched_at";
    static final String CANCEL_AT = "cancel_at";
    static final String SUBMITTED_AT = "submitted_at";
    static final String OPEN = "open";
    static final String HISTORY = "history";
    static final String SETTLED_AT = "settled_at";

    private MetaItem() {}

    static Map<String, AttributeValue> of(BatchView view) {
        Batch batch = view.batch();
        boolean open = view.stage() instanceof Stage.Open;
        var item = new Item.Builder(Key.meta(batch.id()))
                .put("gsi1pk", Key.owner(batch.owner().space()))
                .put("gsi1sk", Key.ownersOrder(batch.id()))
                .put("id", batch.id().value())
                .put("team", batch.team().name())
                .put("owner", batch.owner().subject())
                .put("mode", batch.owner().space().mode().label())
                .put("kind", batch.kind().label())
                .put("from", batch.from().value())
                .put("subject", batch.subject())
                .put("total", batch.total())
                .put("chunks", batch.chunks())
                .put("created_at", batch.createdAt().toString())
                .put("expires_at", batch.expiresAt().toString())
                .put("request_id", batch.origin().requestId())
                .put("traceparent", batch.origin().traceparent())
                .put("ttl", batch.keptUntil().getEpochSecond())
                .put(HISTORY, HistoryItem.of(open ? What.OPENED : What.ACCEPTED, batch.createdAt()));
        return (open ? item.put(OPEN, AttributeValue.fromBool(true)) : item).attributes();
    }

    static Batch batch(Item item) {
        String kind = item.text("kind");
        return new Batch(
                new BatchId(item.text("id")),
                owner(item),
                Kind.of(kind).orElseThrow(() -> new IllegalStateException("a batch of kind " + kind)),
                new Sender(item.text("from")),
                item.text("subject"),
                item.whole("total"),
                item.whole("chunks"),
                item.time("created_at"),
                item.time("expires_at"),
                item.seconds("ttl"),
                new Origin(item.text("request_id"), item.text("traceparent")));
    }

    private static Owner owner(Item item) {
        Mode mode = item.text("mode").equals(Mode.TEST.label()) ? Mode.TEST : Mode.LIVE;
        return new Owner(new Space(new Team(item.text("team")), mode), item.text("owner"));
    }

    static Stage stage(Item item) {
        if (item.has(SETTLED_AT)) {
            return ended(item, item.time(SETTLED_AT));
        }
        if (item.has(CANCEL_AT)) {
            return new Stage.Canceling(handedOver(item), item.time(CANCEL_AT));
        }
        if (item.has(OPEN)) {
            return new Stage.Open();
        }
        if (item.has(DISPATCHED_AT)) {
            return new Stage.Dispatched(item.time(DISPATCHED_AT));
        }
        if (item.has(PUMP_CURSOR)) {
            return new Stage.Processing(item.whole(PUMP_CURSOR), item.time(PUMP_AT));
        }
        return new Stage.Queued();
    }

    private static Stage.Ended ended(Item item, Instant at) {
        if (item.has(CANCEL_AT)) {
            return new Stage.Canceled(at);
        }
        return item.has(OPEN) ? new Stage.Expired(at) : new Stage.Settled(at);
    }

    private static int handedOver(Item item) {
        if (item.has(DISPATCHED_AT)) {
            return item.whole("chunks");
        }
        return item.has(PUMP_CURSOR) ? item.whole(PUMP_CURSOR) : 0;
    }
}
