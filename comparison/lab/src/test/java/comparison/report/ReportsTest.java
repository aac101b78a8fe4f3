package comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import comparison.model.Endpoint;
import comparison.model.measured.Measurements;
import comparison.model.simulated.Contest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportsTest {
    private static final Pattern FIGURE = Pattern.compile("<figure>.*?</figure>", Pattern.DOTALL);
    private static final Pattern REFERENCE =
            Pattern.compile("(?:href|src|action|srcset)=\"([^\"]*)\"|url\\(([^)]*)\\)");

    @TempDir
    Path dir;

    record Run(String name, Measurements measurements, List<Contest> contests) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Run> runs() {
        return Stream.of(
                new Run("whole", GivenRun.whole(), GivenContests.won()),
                new Run("tied", GivenRun.whole(), GivenContests.tied()),
                new Run("stopped", GivenRun.stopped(), List.of()),
                new Run("empty", GivenRun.empty(), List.of()),
                new Run("hostile", GivenRun.over(HOSTILE), GivenContests.won(HOSTILE)));
    }

    private static final List<Endpoint> HOSTILE = List.of(
            new Endpoint("GET", "/<script>alert(1)</script>"),
            new Endpoint("GET", "/a|b`c*d_e"),
            new Endpoint("POST", "/\"onload=\"x\"&amp;'"));

    @ParameterizedTest
    @MethodSource("runs")
    void the_json_keeps_its_schema(Run run) throws IOException {
        write(run);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read("report.schema.json"));
        assertThat(schema.validate(read("report.json"), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void the_page_loads_nothing_and_runs_nothing(Run run) throws IOException {
        write(run);
        String page = read("report.html");
        assertThat(REFERENCE.matcher(page).results().map(ReportsTest::target))
                .allSatisfy(it -> assertThat(it).matches("#[\\w-]+|data:,"));
        assertThat(page).doesNotContain("<script", "@import", "<iframe", "<object", "http://", "https://");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void every_chart_has_a_title_a_description_and_a_table_below(Run run) throws IOException {
        write(run);
        assertThat(FIGURE.matcher(read("report.html")).results().map(MatchResult::group))
                .allSatisfy(it -> assertThat(it)
                        .containsSubsequence(
                                "<svg", "role=\"img\"", "<title", "<desc", "</svg>", "<table>", "<tbody>"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void nothing_that_is_not_a_number_is_shown_as_one(Run run) throws IOException {
        write(run);
        for (String file : List.of("report.html", "report.md", "report.json")) {
            assertThat(read(file)).doesNotContain("NaN", "Infinity", ">null<", "Optional[", "comparison.");
        }
    }

    @Test
    void both_documents_open_with_the_answer_in_its_three_sentences() throws IOException {
        write(new Run("whole", GivenRun.whole(), GivenContests.won()));
        String first = GivenContests.won().getFirst().verdict().sentences().getFirst();
        assertThat(read("report.html")).containsSubsequence("<h1>", first, "8.2 times the traffic", "<nav");
        assertThat(read("report.md"))
                .containsSubsequence("# One function", "Choose one routed function", "8.2 times the traffic", "## ");
    }

    @Test
    void a_whole_run_shows_every_chapter_in_both_documents() throws IOException {
        write(new Run("whole", GivenRun.whole(), GivenContests.won()));
        List<String> chapters = List.of(
                "Which layout wins where",
                "What decides it",
                "the Pareto front",
                "Targets for the cold start",
                "Cold starts",
                "Where the time of a cold start goes",
                "Warm requests",
                "Routed minus separate",
                "CPU and memory",
                "Size, quotas and wiring",
                "Permissions per endpoint",
                "Debugging",
                "Headers that differ",
                "How it was measured");
        assertThat(read("report.html")).contains(chapters).doesNotContain("What this report lacks");
        assertThat(read("report.md")).contains(chapters).doesNotContain("Left out");
    }

    @Test
    void a_tie_is_called_one() throws IOException {
        write(new Run("tied", GivenRun.whole(), GivenContests.tied()));
        assertThat(read("report.html"))
                .contains(">tie</text>", "It is a tie in time and cost")
                .doesNotContain(">routed</text>");
    }

    @Test
    void a_stopped_run_says_so_at_the_top_and_why_chapters_are_left_out() throws IOException {
        write(new Run("stopped", GivenRun.stopped(), List.of()));
        for (String file : List.of("report.html", "report.md")) {
            assertThat(read(file))
                    .containsSubsequence(
                            "This run ended before", "Missing: warm requests.", "Left out, “Warm requests”")
                    .contains("n=3: the largest")
                    .contains("There is no answer yet");
        }
        assertThat(read("report.html")).doesNotContain("id=\"warm\"");
    }

    @Test
    void raw_samples_beside_the_report_are_named() throws IOException {
        Files.createDirectories(dir.resolve("raw"));
        Files.writeString(dir.resolve("raw/cold.jsonl"), "{}\n");
        write(new Run("whole", GivenRun.whole(), GivenContests.won()));
        assertThat(read("report.html")).contains("raw/cold.jsonl");
        assertThat(read("report.json")).contains("\"raw/cold.jsonl\"");
    }

    @Test
    void names_that_want_to_be_markup_stay_names() throws IOException {
        write(new Run("hostile", GivenRun.over(HOSTILE), GivenContests.won(HOSTILE)));
        assertThat(read("report.html")).contains("/&lt;script&gt;alert(1)").doesNotContain("\"onload=\"x");
        String markdown = read("report.md");
        assertThat(markdown).contains("/a\\|b\\`c\\*d\\_e");
        assertThat(markdown.replaceAll("(?s)```.*?```", "")).doesNotContain("<script");
        assertThat(markdown.lines().filter(it -> it.startsWith("| GET /a")))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.replace("\\|", "")).endsWith("|"));
    }

    @Test
    void the_same_run_gives_the_same_bytes() throws IOException {
        write(new Run("whole", GivenRun.whole(), GivenContests.won()));
        List<String> once = List.of(read("report.html"), read("report.md"), read("report.json"));
        write(new Run("whole", GivenRun.whole(), GivenContests.won()));
        assertThat(List.of(read("report.html"), read("report.md"), read("report.json")))
                .isEqualTo(once);
    }

    private void write(Run run) {
        Reports.write(dir, run.measurements(), run.contests());
    }

    private String read(String file) throws IOException {
        return Files.readString(dir.resolve(file));
    }

    private static String target(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
