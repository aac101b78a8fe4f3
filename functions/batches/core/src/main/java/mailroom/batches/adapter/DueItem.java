package mailroom.batches.adapter;

import java.util.Map;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.DueSlot;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code DUE#minute#shard}: something to look at from that minute on. */
final class DueItem {
    private DueItem() {}

    static Map<String, AttributeValue> of(DueEntry entry) {
        return new Item.Builder(Key.due(entry))
                .put("check", entry.check().name())
                .put("batch", entry.batch().value())
                .put("ttl", entry.keptUntil().getEpochSecond())
                .attributes();
    }

    static DueEntry entry(DueSlot slot, Item item) {
        return new DueEntry(
                DueEntry.Check.valueOf(item.text("check")), new BatchId(item.text("batch")), slot, item.seconds("ttl"));
    }
}
