package mailroom.batches.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mailroom.batches.fake.Given;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChunkStateTest {
    private static final BatchId ID = new BatchIds(new Random(1)).next(java.time.Instant.EPOCH);
    private static final Chunk CHUNK = Given.chunks(ID, 5).getFirst();
    private static final ChunkState QUEUED = ChunkState.queued(CHUNK, java.time.Instant.EPOCH);

    @Provide
    Arbitrary<List<Map<Integer, Outcome>>> reports() {
        return Combinators.combine(Arbitraries.integers().between(-1, 6), OutcomeTest.any())
                .as(Map::of)
                .list()
                .ofMaxSize(30);
    }

    private static ChunkState after(List<Map<Integer, Outcome>> reports) {
        ChunkState state = QUEUED;
        for (var report : reports) {
            state = state.merge(report);
        }
        return state;
    }

    @Property
    void any_order_of_reports_gives_the_same_state(
            @ForAll("reports") List<Map<Integer, Outcome>> reports, @ForAll Random random) {
        var shuffled = new ArrayList<>(reports);
        java.util.Collections.shuffle(shuffled, random);
        assertThat(after(shuffled).recipients()).isEqualTo(after(reports).recipients());
    }

    @Property
    void reports_that_come_again_change_nothing(@ForAll("reports") List<Map<Integer, Outcome>> reports) {
        ChunkState once = after(reports);
        for (var report : reports) {
            assertThat(once.merge(report)).isSameAs(once);
        }
    }

    @Property
    void the_version_counts_the_changes(@ForAll("reports") List<Map<Integer, Outcome>> reports) {
        ChunkState state = QUEUED;
        for (var report : reports) {
            ChunkState next = state.merge(report);
            assertThat(next.version()).isEqualTo(next.equals(state) ? state.version() : state.version() + 1);
            state = next;
        }
    }

    @Property
    void differences_of_finals_add_up_to_the_finals_and_leave_nobody_out(
            @ForAll("reports") List<Map<Integer, Outcome>> reports) {
        ChunkState state = QUEUED;
        Tally rolledUp = Tally.EMPTY;
        for (var report : reports) {
            ChunkState next = state.merge(report);
            rolledUp = rolledUp.plus(next.finals().minus(state.finals()));
            state = next;
            var counts = new Counts(CHUNK.recipients().size(), rolledUp);
            assertThat(counts.open() + counts.finals().sum()).isEqualTo(counts.total());
        }
        assertThat(rolledUp).isEqualTo(state.finals());
    }
}
