package mailroom.batches.domain;

import java.util.Map;
import java.util.TreeMap;

/** Outcomes of one chunk's recipients, by their place in it. */
public record ChunkReport(ChunkId id, Map<Integer, Outcome> outcomes) {
    public ChunkReport {
        outcomes = Map.copyOf(outcomes);
    }

    /** Both reports in one; of two outcomes of a recipient the stronger. */
    public ChunkReport merge(ChunkReport other) {
        if (!id.equals(other.id)) {
            throw new IllegalArgumentException("%s is not %s".formatted(other.id, id));
        }
        var merged = new TreeMap<>(outcomes);
        other.outcomes.forEach((index, outcome) -> merged.merge(index, outcome, Outcome::merge));
        return new ChunkReport(id, merged);
    }
}
