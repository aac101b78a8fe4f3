package local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import local.golden.Explanations.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our gateway answers as {@code sam local start-api} did, except where the AWS documentation says otherwise. */
class GoldenResponsesTest {
    private static final int FEWEST_REQUESTS = 60;

    @TempDir
    static Path folder;

    private static Map<String, JsonNode> ours = Map.of();

    @BeforeAll
    static void ask() throws IOException {
        try (OwnGateway own = OwnGateway.start(folder)) {
            ours = own.answers();
        }
    }

    private static Explanations explanations() throws IOException {
        return Explanations.read(Path.of("../docs/golden-responses.md"));
    }

    @Test
    void every_request_has_a_recorded_answer() {
        Set<String> recorded = new TreeSet<>();
        GoldenFiles.json(GoldenFiles.ANSWERS).fieldNames().forEachRemaining(recorded::add);
        assertThat(ours).hasSizeGreaterThanOrEqualTo(FEWEST_REQUESTS);
        assertThat(recorded).isEqualTo(new TreeSet<>(ours.keySet()));
    }

    @Test
    void answers_differ_where_it_is_recorded_and_nowhere_else() {
        JsonNode found = GoldenFiles.tree(Differences.between(GoldenFiles.json(GoldenFiles.ANSWERS), ours));
        assertThat(found.toPrettyString())
                .isEqualTo(GoldenFiles.json(GoldenFiles.DIFFERENCES).toPrettyString());
    }

    @Test
    void every_difference_is_explained_and_every_explanation_explains_one() throws IOException {
        Explanations explanations = explanations();
        Set<Row> needed = new HashSet<>();
        GoldenFiles.json(GoldenFiles.DIFFERENCES)
                .properties()
                .forEach(request -> request.getValue().fieldNames().forEachRemaining(pointer -> {
                    Optional<Row> row = explanations.of(request.getKey(), pointer);
                    assertThat(row).as("%s %s", request.getKey(), pointer).isPresent();
                    row.ifPresent(needed::add);
                }));
        assertThat(needed).containsExactlyInAnyOrderElementsOf(explanations.rows());
    }

    @Test
    void every_explanation_has_its_source() throws IOException {
        assertThat(explanations().rows()).isNotEmpty().allSatisfy(row -> assertThat(row.why())
                .contains("](https://docs.aws.amazon.com/"));
    }
}
