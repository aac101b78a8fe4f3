package mailroom.batches.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Sender;
import mailroom.batches.domain.Submission;
import mailroom.batches.domain.Violation;
import mailroom.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionParserTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final SubmissionParser PARSER = new SubmissionParser(
            new Defaults(
                    new Sender("news@example.com"),
                    Map.of(Kind.BULK, Duration.ofHours(24), Kind.TRANSACTIONAL, Duration.ofHours(1))),
            () -> NOW);
    private static final String ONE = "[{\"address\":\"a@example.com\"}]";

    private static Parsed<Submission> parse(String json) {
        return parse(json, Mode.LIVE);
    }

    private static Parsed<Submission> parse(String json, Mode mode) {
        try {
            return PARSER.parse(Json.read(json), mode);
        } catch (Json.Malformed e) {
            throw new AssertionError(json, e);
        }
    }

    private static Parsed.Valid<Submission> valid(String json) {
        return (Parsed.Valid<Submission>) parse(json);
    }

    private static Parsed.Invalid<Submission> invalid(String json) {
        return (Parsed.Invalid<Submission>) parse(json);
    }

    @Test
    void the_least_request_takes_its_defaults() {
        var submission = valid("{\"subject\":\"s\",\"text\":\"t\",\"recipients\":%s}".formatted(ONE))
                .value();
        assertThat(submission.kind()).isEqualTo(Kind.BULK);
        assertThat(submission.content().from().value()).isEqualTo("news@example.com");
        assertThat(submission.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(submission.recipients().getFirst().variables()).isEqualTo("{}");
    }

    @Test
    void every_violation_is_told_at_once() {
        var invalid = invalid("""
            {"kind":"fast","subject":7,"reply_to":"nobody","expires_at":"2026-11-23T11:00:00Z","colour":"red",
             "recipients":[{"address":"a@example.com"},{"address":"b"},{"adress":"c@example.com"},
              {"address":"A@example.com"},{"address":"d@example.com","variables":{"a/b":[1],"ok":1}},7]}\
            """);
        assertThat(invalid.violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/kind",
                        "/subject",
                        "/reply_to",
                        "/expires_at",
                        "/colour",
                        "",
                        "/recipients/1/address",
                        "/recipients/2/adress",
                        "/recipients/2/address",
                        "/recipients/3/address",
                        "/recipients/4/variables/a~1b",
                        "/recipients/5");
        assertThat(invalid.more()).isZero();
    }

    @Test
    void a_hundred_violations_are_listed_and_the_rest_is_counted() {
        String bad =
                IntStream.range(0, 250).mapToObj(_ -> "{\"address\":\"x\"}").collect(Collectors.joining(","));
        var invalid = invalid("{\"subject\":\"s\",\"text\":\"t\",\"recipients\":[%s]}".formatted(bad));
        assertThat(invalid.violations()).hasSize(100);
        assertThat(invalid.more()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recipients | []",
                "recipients | {}",
                "recipients | null",
                "subject    | ''",
                "subject    | \"a\\nb\"",
                "subject    | \"\\ud800\"",
                "subject    | null",
                "html       | 1",
                "kind       | 1",
                "from       | \"x\"",
                "expires_at | \"tomorrow\"",
                "expires_at | \"2027-11-23T12:00:00Z\"",
                "expires_at | 12"
            })
    void a_bad_member_is_pointed_at(String name, String value) {
        String json = "{\"subject\":\"s\",\"text\":\"t\",\"recipients\":%s}".formatted(ONE);
        String changed = json.contains("\"" + name + "\":")
                ? json.replaceFirst(
                        "\"" + name + "\":(\"[^\"]*\"|\\[.*?])",
                        "\"" + name + "\":" + java.util.regex.Matcher.quoteReplacement(literal(value)))
                : json.replaceFirst(
                        "\\{", java.util.regex.Matcher.quoteReplacement("{\"" + name + "\":" + literal(value) + ","));
        assertThat(invalid(changed).violations()).extracting(Violation::pointer).containsExactly("/" + name);
    }

    private static String literal(String value) {
        return value.equals("''") || value.isEmpty() ? "\"\"" : value;
    }

    @Test
    void numbers_that_are_none_and_unpaired_surrogates_never_reach_the_table() {
        var invalid = invalid(
                "{\"subject\":\"s\",\"text\":\"t\",\"recipients\":[{\"address\":\"a@example.com\",\"variables\":{\"n\":1e999,\"s\":\"\\udfff\"}}]}");
        assertThat(invalid.violations())
                .extracting(Violation::pointer)
                .containsExactly("/recipients/0/variables/n", "/recipients/0/variables/s");
    }

    @Test
    void too_much_content_and_too_many_variables_are_refused() {
        assertThat(invalid("{\"subject\":\"s\",\"text\":\"%s\",\"recipients\":%s}".formatted("é".repeat(33_000), ONE))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("");
        String variables = "{\"a\":\"%s\"}".formatted("x".repeat(16 * 1024));
        assertThat(invalid(
                                "{\"subject\":\"s\",\"text\":\"t\",\"recipients\":[{\"address\":\"a@example.com\",\"variables\":%s}]}"
                                        .formatted(variables))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/recipients/0/variables");
    }

    @Test
    void the_digest_ignores_spaces_and_the_order_of_members_only() {
        String digest = valid("{\"subject\":\"s\",\"text\":\"t\",\"recipients\":%s}".formatted(ONE))
                .digest();
        assertThat(valid("{ \"text\":\"t\", \"recipients\":%s,\n\"subject\":\"s\" }".formatted(ONE))
                        .digest())
                .isEqualTo(digest);
        assertThat(valid("{\"subject\":\"s\",\"text\":\"u\",\"recipients\":%s}".formatted(ONE))
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void what_is_no_object_is_one_violation() {
        assertThat(invalid("[]").violations()).containsExactly(new Violation("", "must be an object"));
    }

    @Test
    void a_test_key_sends_to_the_simulator_only() {
        String request =
                "{\"subject\":\"Hi\",\"text\":\"t\",\"recipients\":[{\"address\":\"bounce+1@SIMULATOR.amazonses.com\"},{\"address\":\"%s\"}]}";
        assertThat(parse(request.formatted("success@simulator.amazonses.com"), Mode.TEST))
                .isInstanceOf(Parsed.Valid.class);
        for (String outside :
                List.of("a@example.com", "a@simulator.amazonses.com.example.com", "a@notsimulator.amazonses.com")) {
            assertThat(((Parsed.Invalid<Submission>) parse(request.formatted(outside), Mode.TEST)).violations())
                    .extracting(Violation::pointer)
                    .containsExactly("/recipients/1/address");
            assertThat(parse(request.formatted(outside))).isInstanceOf(Parsed.Valid.class);
        }
    }
}
