package mailroom.batches.adapter;

import java.util.List;
import java.util.Map;
import mailroom.batches.domain.Address;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.Sender;
import mailroom.batches.domain.ShardChange.Shard;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code CONTENT} and {@code CHUNK#n}: written once. */
final class PartItems {
    private static final String NO_VARIABLES = "{}";

    private PartItems() {}

    static Map<String, AttributeValue> of(Batch batch, Content content) {
        return new Item.Builder(Key.content(batch.id()))
                .put("from", content.from().value())
                .putGiven("reply_to", content.replyTo())
                .put("subject", content.subject())
                .putGiven("text", content.text())
                .putGiven("html", content.html())
                .put("ttl", batch.keptUntil().getEpochSecond())
                .attributes();
    }

    static Content content(Item item) {
        return new Content(
                new Sender(item.text("from")),
                item.textOr("reply_to", ""),
                item.text("subject"),
                item.textOr("text", ""),
                item.textOr("html", ""));
    }

    static Map<String, AttributeValue> of(Batch batch, Chunk chunk) {
        List<AttributeValue> recipients =
                chunk.recipients().stream().map(PartItems::recipient).toList();
        return new Item.Builder(Key.chunk(chunk.id()))
                .put("chunk", chunk.id().number())
                .put("recipients", AttributeValue.fromL(recipients))
                .put("ttl", batch.keptUntil().getEpochSecond())
                .attributes();
    }

    private static AttributeValue recipient(Recipient recipient) {
        AttributeValue address = Item.s(recipient.address().value());
        return AttributeValue.fromM(
                recipient.variables().equals(NO_VARIABLES)
                        ? Map.of("a", address)
                        : Map.of("a", address, "v", Item.s(recipient.variables())));
    }

    static Chunk chunk(BatchId batch, Item item) {
        List<Recipient> recipients = item.list("recipients").stream()
                .map(it -> new Item(it.m()))
                .map(it -> new Recipient(new Address(it.text("a")), it.textOr("v", NO_VARIABLES)))
                .toList();
        return new Chunk(new ChunkId(batch, item.whole("chunk")), recipients);
    }

    static Map<String, AttributeValue> zeroCounts(Batch batch, int shard) {
        return new Item.Builder(Key.counts(new Shard(batch.id(), shard)))
                .put("ttl", batch.keptUntil().getEpochSecond())
                .attributes();
    }
}
