package comparison.advise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportLineTest {
    private static FunctionTimes times(String file) throws IOException {
        FunctionTimes.Collector collector = new FunctionTimes.Collector("F");
        Files.readAllLines(Path.of("src/test/resources/advise/reports", file)).forEach(collector::line);
        return collector.done();
    }

    @Test
    void a_text_log_gives_inits_first_and_warm_requests_and_counts_what_failed() throws IOException {
        FunctionTimes times = times("text.log");

        assertThat(times.init()).containsExactly(1840.52, 583.04);
        assertThat(times.first()).containsExactly(412.87, 121.45);
        assertThat(times.warm()).containsExactly(9.31, 8.02);
        assertThat(times.memoryMb()).isEqualTo(1024);
        assertThat(times.failed()).isEqualTo(2);
        assertThat(times.unreadable()).isEqualTo(1);
    }

    @Test
    void a_json_log_says_the_same() throws IOException {
        FunctionTimes times = times("json.log");

        assertThat(times.init()).containsExactly(1841.2, 610.3);
        assertThat(times.first()).containsExactly(398.112, 88.4);
        assertThat(times.warm()).containsExactly(7.5);
        assertThat(times.failed()).isEqualTo(2);
        assertThat(times.unreadable()).isEqualTo(1);
    }

    @Test
    void a_restored_environment_is_no_fresh_one() {
        assertThat(ReportLine.read("REPORT RequestId: r\tDuration: 5.00 ms\tRestore Duration: 300.50 ms"))
                .flatMap(Report::start)
                .contains(new Report.Init.Restored(300.5));
        assertThat(ReportLine.read("REPORT RequestId: r\tDuration: 5.00 ms\tInit Duration: 300.50 ms"))
                .flatMap(Report::start)
                .contains(new Report.Init.Fresh(300.5));
    }

    @Test
    void a_billed_duration_is_not_taken_for_the_duration() {
        assertThat(ReportLine.read("REPORT RequestId: r\tBilled Duration: 9 ms\tDuration: 8.02 ms"))
                .map(Report::duration)
                .contains(8.02);
    }

    @Test
    void what_a_function_prints_is_no_report() {
        assertThat(ReportLine.read("the REPORT of today is ready")).isEmpty();
        assertThat(ReportLine.read("{\"message\":\"platform.report is here\"}")).isEqualTo(Optional.empty());
        assertThat(ReportLine.claims("{\"message\":\"platform.report is here\"}"))
                .isFalse();
    }
}
