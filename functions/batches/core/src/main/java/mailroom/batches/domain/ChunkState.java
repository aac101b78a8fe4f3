package mailroom.batches.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of a chunk's recipients so far. {@code version} grows by one with each change that is stored. */
public record ChunkState(ChunkId id, long version, List<Outcome> recipients) {
    public ChunkState {
        recipients = List.copyOf(recipients);
    }

    /** As it is when a batch is submitted. */
    public static ChunkState queued(Chunk chunk, Instant at) {
        var queued = Outcome.of(RecipientState.QUEUED, at);
        return new ChunkState(
                chunk.id(), 0, Collections.nCopies(chunk.recipients().size(), queued));
    }

    /** The state with {@code reports} (by index) merged in; the same version where they say nothing new. Unknown indexes are left out. */
    public ChunkState merge(Map<Integer, Outcome> reports) {
        var merged = new ArrayList<>(recipients);
        reports.forEach((index, report) -> {
            if (holds(index)) {
                merged.set(index, merged.get(index).merge(report));
            }
        });
        return merged.equals(recipients) ? this : new ChunkState(id, version + 1, merged);
    }

    public boolean holds(int index) {
        return index >= 0 && index < recipients.size();
    }

    public boolean allFinal() {
        return recipients.stream().allMatch(it -> it.state().isFinal());
    }

    public Tally finals() {
        var counts = new EnumMap<RecipientState, Integer>(RecipientState.class);
        for (Outcome recipient : recipients) {
            if (recipient.state().isFinal()) {
                counts.merge(recipient.state(), 1, Integer::sum);
            }
        }
        return new Tally(counts);
    }
}
