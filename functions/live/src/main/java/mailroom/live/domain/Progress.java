package mailroom.live.domain;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A batch as it stood once: the slim copy of what its owner said.
 *
 * @param version greater than that of every earlier state; clients know it as the cursor
 * @param counts recipients by state, open ones included
 */
public record Progress(
        BatchId batch, Space space, long version, String kind, int total, Map<String, Integer> counts, Stage stage) {
    public Progress {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        if (version < 1 || total < 0) {
            throw new IllegalArgumentException("batch %s: version %d, total %d".formatted(batch, version, total));
        }
    }

    public boolean isSettled() {
        return stage instanceof Stage.Settled;
    }

    /** The later of two states of one batch. */
    public Progress orLater(Progress other) {
        return other.version > version ? other : this;
    }
}
