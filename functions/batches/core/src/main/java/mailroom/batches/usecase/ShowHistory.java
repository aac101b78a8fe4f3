package mailroom.batches.usecase;

import java.util.List;
import java.util.stream.IntStream;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Happening;
import mailroom.batches.port.Histories;

/** Shows what happened to a batch, oldest first. */
public final class ShowHistory {
    private final Histories histories;

    public ShowHistory(Histories histories) {
        this.histories = histories;
    }

    /** A happening with its place in the batch's history, from 1. */
    public record Entry(int seq, Happening happening) {}

    /** Up to {@code limit} entries after the one with the place {@code after}. */
    public List<Entry> show(BatchId batch, int after, int limit) {
        List<Happening> all = histories.read(batch);
        return IntStream.range(Math.min(after, all.size()), all.size())
                .limit(limit)
                .mapToObj(it -> new Entry(it + 1, all.get(it)))
                .toList();
    }
}
