package mailroom.sender.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Chunks, mails and outcomes for tests. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    public static final Instant EXPIRY = Instant.parse("2026-11-23T11:00:00Z");
    public static final Way WAY = new Way("request-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());

    private Samples() {}

    /** A chunk whose id no other chunk of this process has. */
    public static Chunk chunk(int recipients) {
        return chunk(recipients, Kind.BULK, EXPIRY);
    }

    public static Chunk chunk(int recipients, Kind kind, Instant expiresAt) {
        return new Chunk(
                new ChunkId("bat_" + Long.toString(NUMBERS.incrementAndGet(), 36), 1),
                kind,
                expiresAt,
                new Content("sender@example.com", List.of(), "Hello {{name}}", new Body.Text("Dear {{name}}")),
                IntStream.range(0, recipients).mapToObj(Samples::recipient).toList());
    }

    private static Recipient recipient(int index) {
        return new Recipient(index, "r%d@example.com".formatted(index), Map.of("name", new Value.Text("N" + index)));
    }

    public static Delivery delivery(Chunk chunk) {
        return new Delivery(chunk, WAY, "{\"chunk\":\"%s\"}".formatted(chunk.id()));
    }

    public static Outcome outcome(int index, Fate fate) {
        return new Outcome(index, NOW, fate);
    }

    public static Report report(Chunk chunk, int outcomes) {
        return new Report(
                chunk.id(),
                WAY,
                IntStream.range(0, outcomes)
                        .mapToObj(it -> outcome(it % Chunk.MOST_RECIPIENTS, new Fate.Delivered()))
                        .toList());
    }

    public static Mail mail(int index) {
        return new Mail(index, "r%d@example.com".formatted(index), "Hello", new Body.Text("Dear you"));
    }
}
