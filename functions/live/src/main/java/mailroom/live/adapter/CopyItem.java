package mailroom.live.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Progress;
import mailroom.live.domain.Stage;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code BATCH#id / COPY}: a batch's last known state. */
final class CopyItem {
    /** Longer than a batch can stand still: it expires after 320 hours at most and settles within 24 more. */
    private static final Duration KEPT = Duration.ofDays(15);

    private CopyItem() {}

    static Map<String, AttributeValue> of(Progress progress, Instant now) {
        var counts = new HashMap<String, AttributeValue>();
        progress.counts().forEach((state, count) -> counts.put(state, Item.n(count)));
        var others = new HashMap<>(Map.of(
                "batch", Item.s(progress.batch().value()),
                "team", Item.s(progress.space().team().name()),
                "mode", Item.s(progress.space().mode().label()),
                "version", Item.n(progress.version()),
                "kind", Item.s(progress.kind()),
                "total", Item.n(progress.total()),
                "counts", AttributeValue.fromM(counts),
                "status", Item.s(progress.stage().label()),
                "ttl", Item.n(Table.ttl(now.plus(KEPT)))));
        if (progress.stage() instanceof Stage.Settled(var _, var at)) {
            others.put("settled_at", Item.s(at.toString()));
        }
        return Item.of(Key.copy(progress.batch()), others);
    }

    static Progress progress(Item item) {
        var counts = new HashMap<String, Integer>();
        item.map("counts").forEach((state, count) -> counts.put(state, Integer.parseInt(count.n())));
        return new Progress(
                new BatchId(item.text("batch")),
                ConnectionItem.space(item),
                item.number("version"),
                item.text("kind"),
                Math.toIntExact(item.number("total")),
                counts,
                item.has("settled_at")
                        ? new Stage.Settled(item.text("status"), Instant.parse(item.text("settled_at")))
                        : new Stage.Underway(item.text("status")));
    }
}
