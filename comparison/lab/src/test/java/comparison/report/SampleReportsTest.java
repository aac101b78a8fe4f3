package comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.model.measured.Measurements;
import comparison.model.simulated.Contest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the made-up reports below {@code target/sample-reports}, where {@code build/checks/report.sh} shows them to a browser. */
class SampleReportsTest {
    private static final Path SAMPLES = Path.of("target", "sample-reports");

    @Test
    void a_whole_run_is_kept_for_the_browser() {
        keep("whole", GivenRun.whole(), GivenContests.won());
    }

    @Test
    void a_tie_is_kept_for_the_browser() {
        keep("tied", GivenRun.whole(), GivenContests.tied());
    }

    @Test
    void a_stopped_run_is_kept_for_the_browser() {
        keep("stopped", GivenRun.stopped(), List.of());
    }

    private static void keep(String name, Measurements measurements, List<Contest> contests) {
        Reports.write(SAMPLES.resolve(name), measurements, contests);
        assertThat(SAMPLES.resolve(name).resolve("report.html")).isRegularFile();
    }
}
