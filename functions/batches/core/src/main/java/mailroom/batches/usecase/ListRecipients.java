package mailroom.batches.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.RecipientView;
import mailroom.batches.port.Chunks;
import mailroom.batches.port.States;

/** Shows a batch's recipients in the order in which they were submitted. */
public final class ListRecipients {
    public static final int MOST = 100;
    /** How many chunks are looked at together: a read of ten states costs no more than one of two. */
    private static final int WINDOW = 10;

    private final States states;
    private final Chunks chunks;

    public ListRecipients(States states, Chunks chunks) {
        this.states = states;
        this.chunks = chunks;
    }

    /** A recipient's place in a batch. */
    public record Place(int chunk, int index) {
        public static final Place FIRST = new Place(0, 0);
    }

    /**
     * Some of them, in order.
     *
     * @param next where to go on, if there is more
     */
    public record Page(List<RecipientView> recipients, Optional<Place> next) {}

    private record Seen(Place place, Outcome outcome) {}

    public Page list(Batch batch, Optional<RecipientState> wanted, Place from, int limit) {
        var found = new ArrayList<RecipientView>();
        for (int first = from.chunk(); first < batch.chunks(); first += WINDOW) {
            var ids = IntStream.range(first, Math.min(first + WINDOW, batch.chunks()))
                    .mapToObj(it -> new ChunkId(batch.id(), it))
                    .toList();
            List<Seen> seen = states.read(ids).values().stream()
                    .flatMap(it -> recipients(it, from))
                    .filter(it ->
                            wanted.isEmpty() || wanted.get() == it.outcome().state())
                    .toList();
            int room = limit - found.size();
            found.addAll(views(batch, seen.stream().limit(room).toList()));
            if (seen.size() > room) {
                return new Page(List.copyOf(found), Optional.of(seen.get(room).place()));
            }
        }
        return new Page(List.copyOf(found), Optional.empty());
    }

    private static Stream<Seen> recipients(ChunkState state, Place from) {
        int number = state.id().number();
        return IntStream.range(
                        number == from.chunk() ? from.index() : 0,
                        state.recipients().size())
                .mapToObj(index ->
                        new Seen(new Place(number, index), state.recipients().get(index)));
    }

    private List<RecipientView> views(Batch batch, List<Seen> seen) {
        var numbers = seen.stream().map(it -> it.place().chunk()).distinct().toList();
        var who = chunks.read(batch.id(), numbers);
        return seen.stream()
                .flatMap(it -> Optional.ofNullable(who.get(it.place().chunk()))
                        .map(chunk -> new RecipientView(
                                chunk.recipients().get(it.place().index()).address(), it.outcome()))
                        .stream())
                .toList();
    }
}
