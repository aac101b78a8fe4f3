package mailroom.sender.domain;

import java.util.List;

/** Outcomes of one chunk, to be told to whoever keeps the batch's state. Reporting the same ones again is harmless. */
public record Report(ChunkId chunk, Way way, List<Outcome> outcomes) {
    public Report {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("a report on chunk %s needs outcomes".formatted(chunk));
        }
    }
}
