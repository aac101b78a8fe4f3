package mailroom.live.usecase;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import mailroom.live.domain.Audience;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Frame;
import mailroom.live.domain.PushOrder;
import mailroom.live.domain.Subscription;
import mailroom.live.port.Audiences;
import mailroom.live.port.Connections;
import mailroom.live.port.Pause;
import mailroom.live.port.Sockets;
import mailroom.live.port.Sockets.Sent;

/**
 * Sends each batch's state to those who have not seen it. A frame is noted after it was sent: a worker that dies in between sends it again, with
 * the same cursor.
 */
public final class PushProgress {
    /** Frames on their way at once. Each waits for the network most of its time. */
    private static final int PARALLEL = 16;

    private final Audiences audiences;
    private final Connections connections;
    private final Sockets sockets;
    private final InstantSource clock;
    private final Pause pause;

    public PushProgress(
            Audiences audiences, Connections connections, Sockets sockets, InstantSource clock, Pause pause) {
        this.audiences = audiences;
        this.connections = connections;
        this.sockets = sockets;
        this.clock = clock;
        this.pause = pause;
    }

    /** How one batch's push ended. */
    public sealed interface Pushed {
        BatchId batch();

        /** All who were due have the state, or are gone. */
        record Done(BatchId batch, int delivered, int gone) implements Pushed {}

        /** Some could not be reached: the order must come again. */
        record Failed(BatchId batch, String why) implements Pushed {}
    }

    /** Waits until the orders' buckets have begun, then pushes each batch once. */
    public List<Pushed> push(Collection<PushOrder> orders) {
        orders.stream()
                .map(it -> it.bucket().waitAt(clock.instant()))
                .max(Duration::compareTo)
                .filter(Duration::isPositive)
                .ifPresent(pause::sleep);
        return orders.stream().map(PushOrder::batch).distinct().map(this::push).toList();
    }

    private Pushed push(BatchId batch) {
        try {
            return audiences.read(batch).map(this::push).orElseGet(() -> new Pushed.Done(batch, 0, 0));
        } catch (RuntimeException e) { // one batch's trouble must not bring back the others
            return new Pushed.Failed(batch, String.valueOf(e));
        }
    }

    private Pushed push(Audience audience) {
        BatchId batch = audience.progress().batch();
        List<Attempt> attempts = audience.due().stream()
                .gather(Gatherers.mapConcurrent(PARALLEL, it -> attempt(audience, it)))
                .toList();
        Optional<String> missed = attempts.stream()
                .flatMap(it -> it instanceof Attempt.Missed(var why) ? Stream.of(why) : Stream.empty())
                .findFirst();
        int gone = (int)
                attempts.stream().filter(new Attempt.Ended(Sent.GONE)::equals).count();
        return missed.<Pushed>map(why -> new Pushed.Failed(batch, why))
                .orElseGet(() -> new Pushed.Done(batch, attempts.size() - gone, gone));
    }

    /** How one connection's frame went. */
    private sealed interface Attempt {
        record Ended(Sent sent) implements Attempt {}

        record Missed(String why) implements Attempt {}
    }

    private Attempt attempt(Audience audience, Subscription subscription) {
        try {
            return new Attempt.Ended(send(audience, subscription));
        } catch (RuntimeException e) { // one connection's trouble must not keep the others waiting
            return new Attempt.Missed("connection %s: %s".formatted(subscription.connection(), e));
        }
    }

    private Sent send(Audience audience, Subscription subscription) {
        Sent sent = sockets.send(subscription.connection(), new Frame.State(audience.progress()));
        switch (sent) {
            case DELIVERED ->
                audiences.sent(
                        subscription.connection(),
                        audience.progress().batch(),
                        audience.progress().version());
            case GONE -> connections.close(subscription.connection());
        }
        return sent;
    }
}
