package local.websocket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import local.observe.Meter;
import local.observe.Usage;

/** Tells the meter what is used, as AWS bills it: messages of 32 KB in both directions, and the time that connections are open. */
final class Traffic {
    private static final int UNIT = 32 * 1024;
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Meter meter;
    private final InstantSource clock;
    private final Map<String, Instant> countedUntil = new ConcurrentHashMap<>();

    Traffic(Meter meter, InstantSource clock) {
        this.meter = meter;
        this.clock = clock;
    }

    void message(SocketApi api, int bytes) {
        meter.add(Usage.WEBSOCKET_MESSAGES, api.logicalId(), Math.max(1, (bytes + UNIT - 1) / UNIT));
    }

    void begun(Client client) {
        countedUntil.put(client.id(), clock.instant());
    }

    /** Counts the time since it was last counted. */
    void goesOn(Client client) {
        Instant now = clock.instant();
        Instant before = countedUntil.replace(client.id(), now);
        if (before != null) {
            add(client, before, now);
        }
    }

    void ended(Client client) {
        Instant before = countedUntil.remove(client.id());
        if (before != null) {
            add(client, before, clock.instant());
        }
    }

    private void add(Client client, Instant from, Instant to) {
        double minutes = Duration.between(from, to).toMillis() / MILLIS_PER_MINUTE;
        meter.add(Usage.WEBSOCKET_CONNECTION_MINUTES, client.api().logicalId(), minutes);
    }
}
