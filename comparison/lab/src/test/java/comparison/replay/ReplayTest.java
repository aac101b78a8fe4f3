package comparison.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.measure.plan.CatalogueReader;
import comparison.measure.sample.TinyFolder;
import comparison.model.Endpoint;
import comparison.trace.LogReader;
import comparison.trace.Trace;
import comparison.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs of a function that does next to nothing: requests are so far apart that a slow machine changes nothing. */
class ReplayTest {
    private static final Endpoint ENDPOINT = Endpoint.parse("GET /a");

    @TempDir
    private Path folder;

    private Path catalogue = Path.of("");

    @BeforeEach
    void contenders() throws IOException {
        catalogue = TinyFolder.in(folder);
    }

    private Result replay(Duration idle, double... seconds) throws IOException, TraceException {
        var log = new StringBuilder("time,method,path\n");
        for (double second : seconds) {
            log.append("2026-11-29T12:00:%06.3fZ,GET,/a\n".formatted(second));
        }
        Trace trace = LogReader.read(
                        Files.writeString(folder.resolve("access.csv"), log),
                        List.of(ENDPOINT),
                        folder.resolve("trace.bin"))
                .trace();
        return new Replay(
                        CatalogueReader.read(catalogue),
                        trace,
                        Path.of(System.getProperty("local.build")),
                        new Setting(2, idle, 1, 1, 3, 1),
                        InstantSource.system(),
                        _ -> {})
                .of("separate-tiny");
    }

    @Test
    void requests_further_apart_than_the_idle_time_are_cold_here_and_in_the_simulation() throws Exception {
        Result result = replay(Duration.ofMillis(500), 0, 10, 20);

        assertThat(result.coldShare()).isOne();
        assertThat(result.predictedColdShare()).isEqualTo(new Line.Range(1, 1, 1));
        assertThat(result.coldShareHolds()).isTrue();
        assertThat(result.lines()).singleElement().satisfies(line -> {
            assertThat(line.requests()).isEqualTo(3);
            assertThat(line.unexpected()).isZero();
            assertThat(line.p99()).isGreaterThan(10);
        });
    }

    @Test
    void requests_within_the_idle_time_are_warm_here_and_in_the_simulation() throws Exception {
        Result result = replay(Duration.ofMinutes(10), 0, 10, 12, 14);

        assertThat(result.coldShare()).isEqualTo(0.25);
        assertThat(result.predictedColdShare().median()).isEqualTo(0.25);
    }

    @Test
    void a_contender_that_is_not_there_is_named_with_those_that_are() {
        assertThatThrownBy(() -> new Replay(
                                CatalogueReader.read(catalogue),
                                comparison.trace.Given.constant(ENDPOINT, 60, 1),
                                folder,
                                new Setting(1, Duration.ofSeconds(1), 1, 1, 1, 1),
                                InstantSource.system(),
                                _ -> {})
                        .of("nobody"))
                .hasMessageContaining("no contender 'nobody'")
                .hasMessageContaining("routed-tiny");
    }
}
