package mailroom.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what was read for 2 s, so that a caller in haste costs one read and a revoke still takes hold in time. */
public final class RecentRights implements Rights {
    public static final Duration MOST = Duration.ofSeconds(2);

    private static final int MOST_CALLERS = 1000; // then all are forgotten: nobody's haste may fill the memory

    private final Rights rights;
    private final InstantSource clock;
    private final Map<Asked, Known> recent = new ConcurrentHashMap<>();

    private record Asked(String subject, String keyId) {}

    private record Known(Snapshot snapshot, Instant at) {}

    public RecentRights(Rights rights, InstantSource clock) {
        this.rights = rights;
        this.clock = clock;
    }

    @Override
    public Optional<Snapshot> read(String subject, String keyId) {
        Asked asked = new Asked(subject, keyId);
        Instant now = clock.instant();
        Known known = recent.get(asked);
        if (known != null && isRecent(known, now)) {
            return Optional.of(known.snapshot());
        }
        Optional<Snapshot> read = rights.read(subject, keyId);
        if (recent.size() >= MOST_CALLERS) {
            recent.clear();
        }
        read.ifPresentOrElse(it -> recent.put(asked, new Known(it, now)), () -> recent.remove(asked));
        return read;
    }

    /** The time is that before the read: what changed during it counts as old. A clock that was set back makes nothing young again. */
    private static boolean isRecent(Known known, Instant now) {
        return !now.isBefore(known.at()) && now.isBefore(known.at().plus(MOST));
    }
}
