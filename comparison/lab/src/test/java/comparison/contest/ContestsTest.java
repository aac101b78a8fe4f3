package comparison.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.measure.plan.Catalogue;
import comparison.measure.plan.CatalogueReader;
import comparison.measure.sample.TinyFolder;
import comparison.model.Contender;
import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.Start;
import comparison.model.measured.ColdSample;
import comparison.model.measured.Machine;
import comparison.model.measured.Measurements;
import comparison.model.measured.WarmSample;
import comparison.model.simulated.Candidate;
import comparison.model.simulated.Contest;
import comparison.model.simulated.Scenario;
import comparison.verdict.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestsTest {
    private static final List<Endpoint> ENDPOINTS = List.of(Endpoint.parse("GET /a"), Endpoint.parse("GET /b"));
    private static final Effort LITTLE = new Effort(5_000, 2, List.of(new Scenario(10, 0)));

    @TempDir
    private Path folder;

    private Path catalogue = Path.of("");

    @BeforeEach
    void contenders() throws IOException {
        catalogue = TinyFolder.in(folder);
    }

    private static Measurements measured(double separateZip, double routedZip) {
        var cold = new ArrayList<ColdSample>();
        var warm = new ArrayList<WarmSample>();
        for (Endpoint endpoint : ENDPOINTS) {
            for (int round = 0; round < 4; round++) {
                cold.add(sample("routed-tiny", endpoint, Start.ZIP_LIKE, round, routedZip));
                cold.add(sample("separate-tiny", endpoint, Start.ZIP_LIKE, round, separateZip));
                cold.add(sample("routed-tiny", endpoint, Start.IMAGE_LIKE, round, routedZip / 3));
                cold.add(sample("separate-tiny", endpoint, Start.IMAGE_LIKE, round, separateZip / 3));
                warm.add(new WarmSample("routed-tiny", endpoint, 10, 4 + round, 200));
                warm.add(new WarmSample("separate-tiny", endpoint, 10, 4 + round, 200));
            }
        }
        return new Measurements(
                new Machine("a processor", 2, 8_000, "Linux", "25", Instant.EPOCH, "not capped"),
                List.of(
                        new Contender("routed-tiny", Layout.ROUTED, "plain"),
                        new Contender("separate-tiny", Layout.SEPARATE, "plain")),
                cold,
                warm,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                List.of());
    }

    private static ColdSample sample(String contender, Endpoint endpoint, Start start, int round, double init) {
        return new ColdSample(contender, contender, endpoint, start, round, init + round, 30);
    }

    private List<Contest> contests(Measurements measured) {
        Catalogue read = CatalogueReader.read(catalogue);
        return new Contests(read, Traffic.described(read.mix()), LITTLE, () -> false, _ -> {}, 1).of(measured);
    }

    private static Candidate candidate(Contest contest, String name) {
        return contest.verdict().outcomes().getFirst().named().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_ships_meets_as_a_zip_as_an_image_and_restored_from_a_snapshot() {
        List<Contest> contests = contests(measured(900, 900));

        assertThat(contests)
                .extracting(Contest::start)
                .containsExactly(Start.ZIP_LIKE, Start.IMAGE_LIKE, Start.SNAP_START);
        assertThat(contests.getLast().title()).isEqualTo("tiny, SnapStart");
    }

    @Test
    void a_restore_takes_what_is_published_whatever_the_inits_took() {
        Candidate slow = candidate(contests(measured(9_000, 9_000)).getLast(), "separate");
        Candidate quick = candidate(contests(measured(200, 200)).getLast(), "separate");

        assertThat(slow).isEqualTo(quick);
        assertThat(slow.worstP99Millis()).isBetween(400.0, 1_100.0);
    }

    @Test
    void traffic_can_be_an_access_log_and_says_what_of_it_was_left_out() throws IOException {
        Path log = Files.writeString(folder.resolve("access.csv"), """
                time,method,path
                2026-11-29T12:00:00Z,GET,/a
                2026-11-29T12:30:00Z,GET,/b
                2026-11-29T12:40:00Z,GET,/nowhere
                nonsense
                """);
        Traffic traffic = Traffic.logged(log, ENDPOINTS, folder.resolve("trace.bin"));

        assertThat(traffic.trace().millis()).isEqualTo(1_800_000);
        assertThat(traffic.words())
                .isEqualTo(
                        "the traffic of access.csv (4 lines, of which 1 could not be read and 1 are for no endpoint)");
    }

    @Test
    void a_log_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Traffic.logged(folder.resolve("nowhere.log"), ENDPOINTS, folder.resolve("trace.bin")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere.log");
    }
}
