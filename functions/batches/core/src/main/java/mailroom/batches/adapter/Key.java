package mailroom.batches.adapter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.DueSlot;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.ShardChange.Shard;
import mailroom.batches.domain.Space;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where everything lies in the batches table. */
record Key(String pk, String sk) {
    static final String META = "META";
    static final Key SWEPT_UNTIL = new Key("SWEEP", "UNTIL");
    /** Nothing lies here: reading it costs least. */
    static final Key NOTHING = new Key("NOTHING", "NOTHING");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static Key meta(BatchId id) {
        return new Key("BATCH#" + id, META);
    }

    static Key content(BatchId id) {
        return new Key("BATCH#" + id, "CONTENT");
    }

    static Key chunk(ChunkId id) {
        return new Key(shard(id), "CHUNK#%05d".formatted(id.number()));
    }

    static Key state(ChunkId id) {
        return new Key(shard(id), "STATE#%05d".formatted(id.number()));
    }

    static Key counts(Shard shard) {
        return new Key("BATCH#%s#%d".formatted(shard.batch(), shard.number()), "COUNTS");
    }

    static Key claim(Space space, IdempotencyKey key) {
        return new Key("KEY#%s#%s".formatted(space, sha256(key.value())), "KEY");
    }

    static String dueSlot(DueSlot slot) {
        return "DUE#%s#%d".formatted(MINUTE.format(slot.minute()), slot.shard());
    }

    static Key due(DueEntry entry) {
        return new Key(dueSlot(entry.slot()), entry.check() + "#" + entry.batch());
    }

    static String owner(Space space) {
        return "OWNER#" + space;
    }

    /** Sorts by time, then by id; the time is the one inside the id. */
    static String ownersOrder(BatchId id) {
        return MILLIS.format(id.madeAt()) + "#" + id;
    }

    Map<String, AttributeValue> attributes() {
        return Map.of("pk", Item.s(pk), "sk", Item.s(sk));
    }

    private static String shard(ChunkId id) {
        return "BATCH#%s#%d".formatted(id.batch(), id.shard());
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
