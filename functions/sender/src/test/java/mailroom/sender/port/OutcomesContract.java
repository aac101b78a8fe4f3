package mailroom.sender.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Outcome;
import mailroom.sender.domain.Report;
import mailroom.sender.domain.Samples;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Outcomes} keeps to. */
public abstract class OutcomesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The one under test, the same at every call. */
    protected abstract Outcomes outcomes();

    /** What subscribers have got so far about a chunk, in any order. */
    protected abstract List<Outcome> arrived(ChunkId chunk);

    private void expectArrival(Report report) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived(report.chunk()))
                .containsExactlyInAnyOrderElementsOf(report.outcomes()));
    }

    @Test
    void nothing_to_say_is_nothing_missed() {
        assertThat(outcomes().publish(List.of())).isEmpty();
    }

    @Test
    void a_report_arrives_with_every_outcome() {
        Report report = Samples.report(Samples.chunk(1), 50);
        assertThat(outcomes().publish(List.of(report))).isEmpty();
        expectArrival(report);
    }

    @Test
    void more_reports_than_one_call_takes_arrive_all() {
        List<Report> reports = IntStream.range(0, 23)
                .mapToObj(_ -> Samples.report(Samples.chunk(1), 2))
                .toList();
        assertThat(outcomes().publish(reports)).isEmpty();
        reports.forEach(this::expectArrival);
    }

    @Test
    void more_outcomes_than_one_message_takes_arrive_all() {
        Chunk chunk = Samples.chunk(1);
        Report report = Samples.report(chunk, 1_500);
        assertThat(outcomes().publish(List.of(report))).isEmpty();
        expectArrival(report);
    }
}
