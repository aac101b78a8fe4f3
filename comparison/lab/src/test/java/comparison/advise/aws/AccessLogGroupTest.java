package comparison.advise.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.advise.app.AdviseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Through the real SDK client, over HTTP, to a stand-in. */
class AccessLogGroupTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final List<String> LINES = List.of(
            "{\"requestTimeEpoch\":\"1\",\"route\":\"GET /a\"}",
            "{\"requestTimeEpoch\":\"2\",\"route\":\"GET /a\"}",
            "{\"requestTimeEpoch\":\"3\",\"route\":\"GET /b\"}");

    private final List<String> progress = new ArrayList<>();
    private StandInAws aws;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        aws = new StandInAws();
        aws.groups.put("/aws/apigateway/shop", LINES);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private List<String> lines(String group, long most) throws Exception {
        Path file = folder.resolve("access.log");
        try (AwsClients clients = new AwsClients(
                Optional.of("eu-central-1"),
                Optional.of(aws.url()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))) {
            new AccessLogGroup(clients.logs(), () -> NOW, Duration.ofDays(2), most, progress::add).write(group, file);
        }
        return Files.readAllLines(file);
    }

    @Test
    void every_page_of_the_period_becomes_lines_of_a_file() throws Exception {
        assertThat(lines("/aws/apigateway/shop", 1_000)).isEqualTo(LINES);
        assertThat(aws.searches)
                .hasSize(2)
                .allMatch(it -> it.path("startTime").asLong()
                        == NOW.minus(Duration.ofDays(2)).toEpochMilli());
    }

    @Test
    void enough_is_enough_and_said() throws Exception {
        assertThat(lines("/aws/apigateway/shop", 2)).hasSize(2);
        assertThat(progress.getLast())
                .contains("the first 2 requests are enough")
                .contains("--days");
    }

    @Test
    void a_group_that_is_not_there_and_one_that_is_empty_are_told_apart() {
        assertThatThrownBy(() -> lines("nowhere", 10))
                .isInstanceOf(AdviseException.class)
                .hasMessageContaining("cloudwatch:nowhere")
                .hasMessageContaining("logs:FilterLogEvents");
        aws.groups.put("empty", List.of());
        assertThatThrownBy(() -> lines("empty", 10)).hasMessageContaining("the last 2 days hold no request");
    }
}
