package comparison.measure;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.measure.bed.Halt;
import comparison.measure.bed.Pace;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.CatalogueReader;
import comparison.measure.plan.Plan;
import comparison.measure.sample.TinyFolder;
import comparison.model.Start;
import comparison.model.measured.HeaderDifference;
import comparison.model.measured.Measurements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run over functions that do next to nothing. */
class MeasuringTest {
    private static final Plan TINY = new Plan(
            2,
            1,
            1,
            false,
            List.of(40.0),
            Duration.ofMillis(300),
            1,
            4,
            Duration.ofMillis(300),
            Duration.ofMinutes(2),
            1);

    @TempDir
    Path folder;

    @BeforeEach
    void a_folder_of_contenders() throws IOException {
        TinyFolder.in(folder);
    }

    private Measurements run(Halt halt) {
        Catalogue catalogue = CatalogueReader.read(folder.resolve("contenders.yaml"));
        Path build = Path.of(System.getProperty("local.build"));
        return new Measuring(
                        catalogue,
                        TINY,
                        build,
                        Path.of("trouble/template.yaml"),
                        halt,
                        Pace.SILENT,
                        InstantSource.system())
                .run(folder.resolve("raw"));
    }

    @Test
    void a_tiny_plan_is_measured_in_all_its_parts() throws IOException {
        Measurements measured = run(new Halt());

        assertThat(measured.missing()).isEmpty();
        assertThat(measured.complete()).isTrue();
        assertThat(measured.cold())
                .hasSize(8)
                .allMatch(it -> it.initMillis() > 10 && it.firstMillis() > 0)
                .anyMatch(it -> it.start() == Start.IMAGE_LIKE);
        assertThat(measured.warm()).isNotEmpty().allMatch(it -> it.status() == 200);
        assertThat(measured.usage()).hasSize(2).allMatch(it -> it.requests() > 0 && it.mostResidentMb() > 10);
        assertThat(measured.budget()).hasSize(2);
        assertThat(measured.statics()).hasSize(2).allMatch(it -> it.classesLoaded() > 100 && it.jars() == 1);
        assertThat(measured.debugging()).hasSize(2).allSatisfy(it -> assertThat(it.neighbours())
                .hasSize(3));
        assertThat(measured.headers()).extracting(HeaderDifference::header).contains("x-function");
        assertThat(Files.readAllLines(folder.resolve("raw/cold.jsonl"))).hasSize(8);
        assertThat(Files.readAllLines(folder.resolve("raw/warm.jsonl")))
                .hasSameSizeAs(measured.warm())
                .allMatch(it -> it.contains("\"endpoint\":\"GET /a\""));
    }

    @Test
    void asked_to_stop_it_hands_on_what_there_is_and_says_what_is_missing() {
        Halt halt = new Halt();
        halt.ask();

        Measurements measured = run(halt);

        assertThat(measured.complete()).isFalse();
        assertThat(measured.missing()).anyMatch(it -> it.contains("8 of 8 cold starts: stopped on request"));
        assertThat(measured.statics()).hasSize(2);
    }
}
