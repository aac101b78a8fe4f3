package local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import local.lambda.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q";
    private static final String STREAM = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/x";

    @TempDir
    Path folder;

    private List<Mapping> read(String type, String properties) throws IOException {
        return new MappingReader(new Samples(folder)
                        .probe("F", "{'Events': {'E': {'Type': '%s', 'Properties': %s}}}".formatted(type, properties))
                        .stack())
                .read();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SQS {'Queue': '%1$s', 'BatchSize': 10001, 'MaximumBatchingWindowInSeconds': 1}",
                "SQS {'Queue': '%1$s', 'BatchSize': 11}",
                "SQS {'Queue': '%1$s.fifo', 'MaximumBatchingWindowInSeconds': 1}",
                "SQS {'Queue': '%1$s', 'MaximumBatchingWindowInSeconds': 301}",
                "SQS {'Queue': '%1$s', 'ScalingConfig': {'MaximumConcurrency': 1}}",
                "SQS {'Queue': '%1$s', 'ScalingConfig': {'MaximumConcurrency': 1001}}",
                "SQS {'Queue': '%1$s', 'FilterCriteria': {'Filters': [{'Pattern': 'no pattern'}]}}",
                "SQS {'Queue': '%1$s', 'FilterCriteria': {'Filters': [{}, {}, {}, {}, {}, {}]}}",
                "DynamoDB {'Stream': '%2$s', 'ParallelizationFactor': 11}",
                "DynamoDB {'Stream': '%2$s', 'MaximumRetryAttempts': 10001}",
                "DynamoDB {'Stream': '%2$s', 'MaximumRecordAgeInSeconds': 59}",
                "DynamoDB {'Stream': '%2$s', 'StartingPosition': 'AT_TIMESTAMP'}",
                "Schedule {'Schedule': 'rate(0 minutes)'}",
                "ScheduleV2 {'ScheduleExpression': 'rate(1 hour)', 'ScheduleExpressionTimezone': 'Nowhere'}"
            })
    void what_lambda_would_refuse_is_refused_by_name(String event) {
        String[] parts = event.formatted(QUEUE, STREAM).split(" ", 2);

        assertThatThrownBy(() -> read(parts[0], parts[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("F.E");
    }

    @Test
    void what_is_disabled_is_not_run() throws IOException {
        assertThat(read("SQS", "{'Queue': '%s', 'Enabled': false}".formatted(QUEUE)))
                .isEmpty();
        assertThat(read("ScheduleV2", "{'ScheduleExpression': 'rate(1 hour)', 'State': 'DISABLED'}"))
                .isEmpty();
    }

    @Test
    void a_mapping_may_be_a_resource_of_its_own() throws IOException {
        List<Mapping> mappings = new MappingReader(new Samples(folder)
                        .probe("F", "{}")
                        .add("Raw", "AWS::Lambda::EventSourceMapping", "id", "arn", Samples.json("""
                            {'FunctionName': 'arn:aws:lambda:us-east-1:000000000000:function:sample-F:live',
                             'EventSourceArn': '%s', 'BatchSize': 3}""".formatted(QUEUE)))
                        .add("Rule", "AWS::Events::Rule", "id", "arn", Samples.json("""
                            {'ScheduleExpression': 'cron(0 10 * * ? *)', 'State': 'ENABLED', 'Targets':
                             [{'Id': 'f', 'Arn': 'arn:aws:lambda:us-east-1:000000000000:function:sample-F', 'Input': '{}'}]}"""))
                        .add("Plan", "AWS::Scheduler::Schedule", "id", "arn", Samples.json("""
                            {'ScheduleExpression': 'at(2026-12-01T08:00:00)', 'ScheduleExpressionTimezone': 'Europe/Berlin',
                             'FlexibleTimeWindow': {'Mode': 'OFF'},
                             'Target': {'Arn': 'arn:aws:lambda:us-east-1:000000000000:function:sample-F', 'RoleArn': 'r'}}"""))
                        .stack())
                .read();

        assertThat(mappings).hasSize(3).allSatisfy(it -> assertThat(it.function())
                .isEqualTo("F"));
        assertThat(mappings.getFirst()).isInstanceOfSatisfying(Mapping.Sqs.class, it -> {
            assertThat(it.batch()).isEqualTo(3);
            assertThat(it.name()).isEqualTo("Raw");
        });
        assertThat(mappings.getLast())
                .isInstanceOfSatisfying(
                        Mapping.Timer.class, it -> assertThat(it.zone().getId()).isEqualTo("Europe/Berlin"));
    }

    @Test
    void what_is_not_run_is_named() throws IOException {
        MappingReader reader = new MappingReader(
                new Samples(folder).probe("F", """
                {'Events': {'E': {'Type': 'DynamoDB', 'Properties':
                  {'Stream': '%s', 'TumblingWindowInSeconds': 30, 'MaximumBatchingWindowInSeconds': 2}}}}""".formatted(STREAM)).stack());

        assertThat(reader.read()).singleElement().isInstanceOfSatisfying(Mapping.TableStream.class, it -> assertThat(
                        it.window())
                .isEqualTo(Duration.ofSeconds(2)));
        assertThat(reader.notRun()).singleElement().asString().contains("F.E").contains("TumblingWindowInSeconds");
    }
}
