package mailroom.access.rate;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counters over a map. */
public final class MemoryWindows implements Windows {
    private final Map<String, Integer> used = new HashMap<>();

    @Override
    public synchronized Place take(String keyId, Instant begin, int most, Instant until) {
        int before = used.getOrDefault(keyId + begin, 0);
        if (before >= most) {
            return new Place.NoneLeft();
        }
        used.put(keyId + begin, before + 1);
        return new Place.Taken(before + 1);
    }
}
