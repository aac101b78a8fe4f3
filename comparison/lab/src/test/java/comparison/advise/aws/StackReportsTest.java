package comparison.advise.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.advise.app.AdviseException;
import comparison.advise.report.FunctionTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Through the real SDK clients, over HTTP, to a stand-in. */
class StackReportsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final List<String> progress = new ArrayList<>();
    private StandInAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = new StandInAws();
        aws.resources.put("Table", "AWS::DynamoDB::Table");
        aws.resources.put("ListProducts", "AWS::Lambda::Function");
        aws.resources.put("GetProduct", "AWS::Lambda::Function");
        aws.resources.put("Idle", "AWS::Lambda::Function");
        aws.groups.put("/aws/lambda/the-ListProducts", lines("text.log"));
        aws.groups.put("shop/get", lines("json.log"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/advise/reports", file));
    }

    private Map<String, FunctionTimes> times(
            int most, Map<String, String> logGroups, AwsCredentialsProvider credentials) throws AdviseException {
        try (AwsClients clients = new AwsClients(Optional.of("eu-central-1"), Optional.of(aws.url()), credentials)) {
            return new StackReports(
                            clients.stacks(), clients.logs(), () -> NOW, Duration.ofDays(7), most, progress::add)
                    .of("shop", logGroups);
        }
    }

    private Map<String, FunctionTimes> times(Map<String, String> logGroups) throws AdviseException {
        return times(10_000, logGroups, StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    }

    private Map<String, FunctionTimes> times() throws AdviseException {
        return times(Map.of("GetProduct", "shop/get"));
    }

    @Test
    void every_page_of_every_function_is_read_in_both_formats() throws AdviseException {
        var times = times();

        assertThat(times).containsOnlyKeys("ListProducts", "GetProduct");
        assertThat(times.get("ListProducts").init()).containsExactly(1840.52, 583.04);
        assertThat(times.get("GetProduct").init()).containsExactly(1841.2, 610.3);
        assertThat(progress).anyMatch(it -> it.startsWith("Idle: no log group /aws/lambda/the-Idle"));
    }

    @Test
    void a_log_group_of_the_stack_is_found_by_its_logical_id() throws AdviseException {
        aws.resources.put("GetLogs", "AWS::Logs::LogGroup");
        aws.groups.put("the-GetLogs", aws.groups.remove("shop/get"));

        assertThat(times(Map.of("GetProduct", "GetLogs")).get("GetProduct").warm())
                .containsExactly(7.5);
    }

    @Test
    void only_the_period_and_only_reports_are_asked_for() throws AdviseException {
        times();

        assertThat(aws.searches).allSatisfy(it -> {
            assertThat(it.path("startTime").asLong())
                    .isEqualTo(NOW.minus(Duration.ofDays(7)).toEpochMilli());
            assertThat(it.path("filterPattern").asText()).isEqualTo(StackReports.FILTER);
        });
    }

    @Test
    void a_throttled_call_is_made_again() throws AdviseException {
        aws.troubles.add("Throttling");
        aws.troubles.add("ThrottlingException");

        assertThat(times()).hasSize(2);
    }

    @Test
    void enough_reports_of_a_busy_function_are_enough() throws AdviseException {
        times(
                4,
                Map.of("GetProduct", "shop/get"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));

        assertThat(aws.searches.stream()
                        .filter(it -> it.path("logGroupName").asText().equals("/aws/lambda/the-ListProducts")))
                .hasSize(2);
    }

    @Test
    void a_denied_call_names_the_permissions_that_are_needed() {
        aws.troubles.add("AccessDenied");

        assertThatThrownBy(this::times)
                .isInstanceOf(AdviseException.class)
                .hasMessageContaining("--aws shop")
                .hasMessageContaining("logs:FilterLogEvents");
    }

    @Test
    void missing_credentials_are_explained() {
        assertThatThrownBy(() -> times(1, Map.of(), () -> {
                    throw SdkClientException.create("Unable to load credentials");
                }))
                .isInstanceOf(AdviseException.class)
                .hasMessageContaining("Unable to load credentials")
                .hasMessageContaining("AWS_PROFILE");
    }

    @Test
    void a_stack_without_reports_says_what_to_do() {
        aws.groups.replaceAll((group, lines) -> List.of());

        assertThatThrownBy(this::times).hasMessageContaining("no REPORT line").hasMessageContaining("--days");
    }
}
