package local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What authorizers said, permits and denials alike, until their time is up. Bounded: the oldest answers go first. */
final class VerdictCache {
    /** The identity sources' values and nothing else: one answer serves every route. */
    record Key(String api, String authorizer, List<String> identity) {
        Key {
            identity = List.copyOf(identity);
        }
    }

    private record Entry(Verdict verdict, Instant until) {}

    private final InstantSource clock;
    private final int most;
    private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>();

    VerdictCache(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    synchronized Optional<Verdict> find(Key key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(entry.until())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.verdict());
    }

    synchronized void keep(Key key, Verdict verdict, Duration ttl) {
        entries.remove(key);
        entries.put(key, new Entry(verdict, clock.instant().plus(ttl)));
        if (entries.size() > most) {
            entries.pollFirstEntry();
        }
    }
}
