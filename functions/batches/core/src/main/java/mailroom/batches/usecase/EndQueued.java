package mailroom.batches.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.port.States;

/** Ends recipients that are queued still, since nobody will send to them any more. Doing so twice changes nothing. */
public final class EndQueued {
    private final States states;
    private final ApplyOutcomes outcomes;

    public EndQueued(States states, ApplyOutcomes outcomes) {
        this.states = states;
        this.outcomes = outcomes;
    }

    /** Gives {@code end} to all that are queued in the chunks from {@code cursor} on. Returns how many recipients that were. */
    public int end(Batch batch, int cursor, RecipientState end, Instant at) {
        var ids = IntStream.range(cursor, batch.chunks())
                .mapToObj(it -> new ChunkId(batch.id(), it))
                .toList();
        List<ChunkReport> reports = states.read(ids).values().stream()
                .map(it -> new ChunkReport(it.id(), queued(it, Outcome.of(end, at))))
                .filter(it -> !it.outcomes().isEmpty())
                .toList();
        var failed = outcomes.apply(reports).failed();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("%d chunks did not become %s: %s"
                    .formatted(
                            failed.size(),
                            end.label(),
                            failed.values().iterator().next()));
        }
        return reports.stream().mapToInt(it -> it.outcomes().size()).sum();
    }

    private static Map<Integer, Outcome> queued(ChunkState state, Outcome outcome) {
        return IntStream.range(0, state.recipients().size())
                .filter(it -> state.recipients().get(it).state() == RecipientState.QUEUED)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), _ -> outcome));
    }
}
