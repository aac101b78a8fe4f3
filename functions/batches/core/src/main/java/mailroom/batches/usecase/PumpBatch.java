package mailroom.batches.usecase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Stage;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.PumpOrders;
import mailroom.batches.port.ReadyChunks;

/**
 * Hands over a page of a batch's chunks at the pace of the quota, then orders the next page. An order that comes twice goes on where the
 * batch stands; what two of them publish twice at the same time, the sender's lease makes harmless.
 */
public final class PumpBatch {
    /** How much a call hands over at once. The queues smooth it; a call per second would cost more than it evens out. */
    private static final Duration PAGE = Duration.ofSeconds(2);

    /** How many chunks are read together. */
    private static final int WINDOW = 10;

    private final BatchStore store;
    private final PumpOrders orders;
    private final ReadyChunks topic;
    private final EndQueued queued;
    private final InstantSource clock;
    private final int recipientsPerSecond;

    public PumpBatch(
            BatchStore store,
            PumpOrders orders,
            ReadyChunks topic,
            EndQueued queued,
            InstantSource clock,
            int recipientsPerSecond) {
        if (recipientsPerSecond < 1) {
            throw new IllegalArgumentException("a pace of %d recipients a second".formatted(recipientsPerSecond));
        }
        this.store = store;
        this.orders = orders;
        this.topic = topic;
        this.queued = queued;
        this.clock = clock;
        this.recipientsPerSecond = recipientsPerSecond;
    }

    /** What an order can come to. */
    public sealed interface Pumped {
        /** A page was handed over, and the next one is ordered. */
        record Continued(int recipients, int cursor, Duration delay) implements Pumped {}

        /** The last page was handed over. */
        record Finished(int recipients) implements Pumped {}

        /** The rest is canceled, as somebody asked for. */
        record Canceled(int recipients) implements Pumped {}

        /** Nothing to do, and nothing that trying again would change. */
        record Dropped(String why) implements Pumped {}

        /** The page was handed over but its successor could not be ordered: to be tried again. */
        record Stuck() implements Pumped {}
    }

    public Pumped pump(PumpOrder order) {
        BatchView view = store.batches().read(List.of(order.batch())).get(order.batch());
        if (view == null) {
            return new Pumped.Dropped("there is no such batch");
        }
        Batch batch = view.batch();
        if (order.hops() > batch.chunks()) {
            return new Pumped.Dropped("more hops than the batch has chunks: a loop");
        }
        return switch (view.stage()) {
            case Stage.Queued() -> handOver(order, batch, order.cursor());
            case Stage.Processing(int cursor, Instant _) -> handOver(order, batch, Math.max(cursor, order.cursor()));
            case Stage.Canceling(int cursor, Instant at) -> cancel(batch, cursor, at);
            case Stage.Open() -> new Pumped.Dropped("the batch is not submitted yet");
            case Stage.Dispatched _, Stage.Ended _ -> new Pumped.Dropped("the batch is handed over already");
        };
    }

    /** The rest of a batch that was called off. Here, since only who hands over knows what is not handed over yet. */
    private Pumped cancel(Batch batch, int cursor, Instant at) {
        if (cursor >= batch.chunks()) {
            return new Pumped.Dropped("all of it was handed over before it was called off");
        }
        return new Pumped.Canceled(queued.end(batch, cursor, RecipientState.CANCELED, at));
    }

    private Pumped handOver(PumpOrder order, Batch batch, int cursor) {
        if (cursor >= batch.chunks()) {
            return new Pumped.Dropped("the cursor is past the batch's end");
        }
        return store.contents()
                .read(batch.id())
                .map(content -> handOver(order, batch, content, cursor))
                .orElseGet(() -> new Pumped.Dropped("the batch's content is gone"));
    }

    private Pumped handOver(PumpOrder order, Batch batch, Content content, int from) {
        Instant start = clock.instant();
        long budget = Math.max(1, recipientsPerSecond * PAGE.toSeconds());
        int cursor = from;
        int recipients = 0;
        while (cursor < batch.chunks() && recipients < budget) {
            List<Chunk> page = within(budget - recipients, chunks(batch, cursor));
            topic.publish(
                    page.stream().map(it -> new ReadyChunk(batch, content, it)).toList());
            cursor += page.size();
            recipients += page.stream().mapToInt(it -> it.recipients().size()).sum();
        }
        Instant end = clock.instant();
        if (cursor >= batch.chunks()) {
            store.marks().mark(batch.id(), new Stage.Dispatched(end));
            return new Pumped.Finished(recipients);
        }
        store.marks().mark(batch.id(), new Stage.Processing(cursor, end));
        Duration delay = restOf(Duration.between(start, end), recipients);
        return orders.enqueue(List.of(order.next(cursor)), delay).isEmpty()
                ? new Pumped.Continued(recipients, cursor, delay)
                : new Pumped.Stuck();
    }

    private List<Chunk> chunks(Batch batch, int cursor) {
        var numbers = IntStream.range(cursor, Math.min(cursor + WINDOW, batch.chunks()))
                .boxed()
                .toList();
        var found = store.chunks().read(batch.id(), numbers);
        if (found.size() != numbers.size()) {
            throw new IllegalStateException(
                    "batch %s: only %d of the chunks %s".formatted(batch.id(), found.size(), numbers));
        }
        return List.copyOf(found.values());
    }

    /** The first chunks, at least one, that do not exceed the budget together. */
    private static List<Chunk> within(long budget, List<Chunk> chunks) {
        var page = new ArrayList<Chunk>();
        long left = budget;
        for (Chunk chunk : chunks) {
            left -= chunk.recipients().size();
            if (left < 0 && !page.isEmpty()) {
                break;
            }
            page.add(chunk);
        }
        return page;
    }

    private Duration restOf(Duration used, int recipients) {
        Duration due = Duration.ofMillis(1000L * recipients / recipientsPerSecond);
        Duration rest = due.minus(used);
        return rest.isNegative()
                ? Duration.ZERO
                : Duration.ofSeconds(rest.plusMillis(999).toSeconds());
    }
}
