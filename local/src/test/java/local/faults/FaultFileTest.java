package local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import local.observe.Faults.OfCall;
import local.observe.Faults.OfInvocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFileTest {
    private static List<String> problems(String text) {
        return catchThrowableOfType(FaultFileException.class, () -> FaultFile.parse("faults.yaml", text, Shop.NAMES))
                .problems();
    }

    @Test
    void a_file_says_where_what_and_when() {
        FaultFile file = Shop.file("""
                seed: 42
                faults:
                  - name: sender-dies
                    at: { function: Sender }
                    do: { kill-before-answer: 200ms }
                    when: { every: 3, after: 10s, for: 1m, times: 2, first: 9, probability: 0.5 }
                  - name: rows-throttle
                    at: { table: Rows, operation: PutItem, caller: Pump }
                    do: { fail: { status: 400, code: ProvisionedThroughputExceededException, message: slow down } }
                """);

        assertThat(file.seed()).hasValue(42);
        assertThat(file.rules()).extracting(Rule::name).containsExactly("sender-dies", "rows-throttle");
        assertThat(file.rules().getFirst().act())
                .isEqualTo(new Act.ToInvocation(new OfInvocation.KillBeforeAnswer(Duration.ofMillis(200))));
        assertThat(file.rules().getFirst().when().every()).hasValue(3);
        assertThat(file.rules().getFirst().when().lasting()).contains(Duration.ofMinutes(1));
        assertThat(file.rules().getLast().act())
                .isEqualTo(
                        new Act.ToCall(new OfCall.Refuse(400, "ProvisionedThroughputExceededException", "slow down")));
        assertThat(file.rules().getLast().when()).isEqualTo(Moment.ALWAYS);
    }

    @Test
    void json_will_do_as_well() {
        assertThat(Shop.file("""
                {"faults": [{"name": "away", "at": {"topic": "News"}, "do": {"away": true}, "when": {"for": "2s"}}]}""").rules()).hasSize(1);
    }

    @Test
    void the_samples_can_be_read() throws IOException, FaultFileException {
        for (String sample : List.of("everything.yaml", "one-bad-minute.json")) {
            Path file = Path.of("src/test/resources/faults", sample);

            assertThat(FaultFile.read(file, Shop.NAMES).rules()).as(sample).isNotEmpty();
        }
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_line_field_and_what_is_allowed() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/faults/bad.yaml"));

        assertThat(problems(text))
                .containsExactly(
                        "faults.yaml:2: sede: unknown here; allowed are faults, seed",
                        "faults.yaml:5: faults[0].at.function: the template has no such function; there are Pump, Sender",
                        "faults.yaml:6: faults[0].do: to a function it does not 'duplicate'; allowed are kill-after-answer, kill-before-answer, slow, throttle",
                        "faults.yaml:10: faults[1].at.operation: is for faults of calls only (away, fail, slow, drop-answer of a queue, table, topic or service)",
                        "faults.yaml:12: faults[1].when.every: must be a whole number from 1 to 1000000000",
                        "faults.yaml:12: faults[1].when.probability: must be a number from 0 to 1",
                        "faults.yaml:12: faults[1].when.for: must be a time such as 250ms, 2s, 5m or 1h, from 1ms to 24h",
                        "faults.yaml:13: faults[2].name: another rule is called 'twice'",
                        "faults.yaml:14: faults[2].at.service: no such service; there are dynamodb, execute-api, kms, lambda, ses, sns, sqs, ssm",
                        "faults.yaml:15: faults[2].do.fail.status: must be a whole number from 400 to 599",
                        "faults.yaml:16: faults[3]: has no 'do'",
                        "faults.yaml:17: faults[3].at: must have one of function, queue, table, topic, service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queue: Post | away | faults[0].at.queue: the template has no such queue; there are Mails",
                "table: R* | slow | slow needs a time",
                "topic: News | {slow: 0s} | must be a time such as",
                "topic: News | {slow: 25h} | must be a time such as",
                "topic: News | {duplicate: } | unknown here; allowed are away, drop-answer, fail, slow",
                "service: sqs | fail | fail needs what to fail with",
                "service: sqs | {fail: {status: 500}} | needs 'status' and 'code'",
                "service: sqs, queue: Mails | away | must have one of",
                "queue: Mails, resource: x | away | names the resource already",
                "service: sqs, caller: Nobody | away | neither a function (Pump, Sender) nor a service",
                "function: Sender | {throttle: 5} | throttle takes no value"
            })
    void a_rule_that_cannot_be_is_refused(String at, String act, String told) {
        assertThat(problems(Shop.rule(at, act, ""))).singleElement().asString().contains(told);
    }

    @Test
    void what_is_no_yaml_is_told_with_its_line() {
        assertThat(problems("faults:\n  - name: ["))
                .singleElement()
                .asString()
                .startsWith("faults.yaml:2: no valid YAML");
        assertThat(problems("")).singleElement().asString().contains("there is nothing in it");
        assertThatThrownBy(() -> FaultFile.parse("faults.yaml", "seed: 1", Shop.NAMES))
                .hasMessage("faults.yaml:1: has no 'faults'");
    }
}
