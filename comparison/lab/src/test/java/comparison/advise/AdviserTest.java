package comparison.advise;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.advise.app.AdviseException;
import comparison.advise.app.ApplicationReader;
import comparison.advise.change.FileReplacement;
import comparison.advise.change.Programs;
import comparison.advise.report.FunctionTimes;
import comparison.model.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, on the shop. */
class AdviserTest {
    private static final Path SHOP = Path.of("src/test/resources/advise/shop");
    private static final Programs ROUTER = new Programs(Map.of("", "shop.Router::handleRequest"), Map.of());

    @TempDir
    Path folder;

    private Path template;

    @BeforeEach
    void copy() throws IOException {
        template = Files.copy(SHOP.resolve("template.yaml"), folder.resolve("template.yaml"));
    }

    private Advice advise(Path log, Map<String, FunctionTimes> reports, String... apart) throws AdviseException {
        return Adviser.advise(
                new Question(
                        template,
                        log,
                        new ApplicationReader(Map.of(), "shop", Optional.empty()),
                        reports,
                        ROUTER,
                        List.of(apart),
                        0.05),
                step -> {});
    }

    private Advice advise() throws AdviseException {
        return advise(SHOP.resolve("access.log"), Map.of());
    }

    /** So many requests for each endpoint that nobody ever waits for an environment. */
    private Path busy() throws IOException {
        StringBuilder log = new StringBuilder();
        Instant start = Instant.parse("2026-11-27T12:00:00Z");
        List<String> requests =
                List.of("GET /products", "GET /products/1", "POST /orders", "GET /orders/1", "DELETE /orders/1");
        for (int i = 0; i < 20_000; i++) {
            String[] request = requests.get(i % requests.size()).split(" ", 2);
            log.append("{\"time\":\"%s\",\"method\":\"%s\",\"path\":\"%s\"}\n"
                    .formatted(start.plusMillis(i * 500L), request[0], request[1]));
        }
        return Files.writeString(folder.resolve("busy.log"), log);
    }

    @Test
    void a_shop_with_little_traffic_should_share_environments() throws Exception {
        Advice advice = advise();

        assertThat(advice.judgement().tie()).isFalse();
        assertThat(advice.judgement().decidingFactor()).startsWith("The 99th percentile decides");
        assertThat(advice.judgement().proposed().groups())
                .hasSizeLessThan(6)
                .anySatisfy(it -> assertThat(it.endpoints()).containsExactly(Endpoint.parse("POST /payments")));
        assertThat(advice.change().obstacles()).isEmpty();
    }

    @Test
    void advised_again_the_changed_template_has_nothing_to_change() throws Exception {
        Advice first = advise();
        FileReplacement.write(template, first.change().before(), first.change().after());

        Advice second = advise();

        assertThat(second.application().grouping()).isEqualTo(first.judgement().proposed());
        assertThat(second.judgement().tie()).isTrue();
        assertThat(second.change().isNone()).isTrue();
    }

    @Test
    void a_busy_shop_is_well_off_as_it_is() throws Exception {
        Advice advice = advise(busy(), Map.of());

        assertThat(advice.judgement().tie()).isTrue();
        assertThat(advice.verdict()).startsWith("The present grouping (6 functions) is as good as any.");
        assertThat(advice.change().isNone()).isTrue();
    }

    @Test
    void endpoints_that_must_stay_apart_do() throws Exception {
        Advice advice = advise(SHOP.resolve("access.log"), Map.of(), "GET /products,GET /products/{id}");

        assertThat(advice.judgement().proposed().groups()).noneMatch(it -> it.endpoints()
                .containsAll(List.of(Endpoint.parse("GET /products"), Endpoint.parse("GET /products/{id}"))));
    }

    @Test
    void slow_inits_of_one_function_keep_it_out_of_a_merge() throws Exception {
        List<Double> slow = List.of(9_000.0, 9_500.0, 10_000.0);
        FunctionTimes heavy = new FunctionTimes("ListProducts", 1024, slow, List.of(500.0), List.of(9.0), 0, 0);

        Advice advice = advise(SHOP.resolve("access.log"), Map.of("ListProducts", heavy));

        assertThat(advice.judgement().proposed().groups())
                .anySatisfy(it -> assertThat(it.endpoints()).containsExactly(Endpoint.parse("GET /products")));
        assertThat(advice.sources())
                .anyMatch(it -> it.startsWith("Durations of 1 of 6 functions come from CloudWatch"));
    }

    @Test
    void the_same_question_has_the_same_answer() throws Exception {
        assertThat(AdviceText.of(advise())).isEqualTo(AdviceText.of(advise()));
        assertThat(AdviceJson.of(advise())).isEqualTo(AdviceJson.of(advise()));
    }

    @Test
    void the_text_counts_what_could_not_be_read_and_says_what_the_times_rest_on() throws Exception {
        assertThat(AdviceText.of(advise()))
                .contains("1 of 1,340 lines could not be read, the first is line 701: upstream connect error")
                .contains("1 requests (0.1 %) are for no route of the template, such as GET /wp-login.php.")
                .contains("Init times of all functions are assumed")
                .contains("\n--- a/template.yaml\n+++ b/template.yaml\n");
    }
}
