package local.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import local.template.Names;
import local.template.Stack;
import local.template.TemplateException;
import local.template.TemplateReader;
import org.junit.jupiter.api.Test;

class StandingReaderTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Globals: { Function: { Handler: x, Runtime: java25, CodeUri: x.zip } }
            Resources:
              Slim:
                Type: AWS::Serverless::Function
                Properties:
                  Architectures: [arm64]
                  Events:
                    Mails: { Type: SQS, Properties: { Queue: !GetAtt Mails.Arn } }
                    Ordered: { Type: SQS, Properties: { Queue: !GetAtt Ordered.Arn } }
                    Off: { Type: SQS, Properties: { Queue: !GetAtt Mails.Arn, Enabled: false } }
                    Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
              Wide:
                Type: AWS::Serverless::Function
                Properties:
                  MemorySize: 2048
                  AutoPublishAlias: live
                  ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 }
                  Events:
                    Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
                    Hourly: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 hour) } }
              Mails: { Type: AWS::SQS::Queue }
              Ordered: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }
              KeyA: { Type: AWS::KMS::Key, Properties: { KeySpec: ECC_NIST_P256 } }
              KeyB: { Type: AWS::KMS::Key, Properties: { KeySpec: ECC_NIST_P256 } }
              Slow: { Type: AWS::CloudWatch::Alarm, Properties: { MetricName: x, Period: 60 } }
              Quick: { Type: AWS::CloudWatch::Alarm, Properties: { MetricName: x, Period: 10 } }
              Ratio:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Metrics:
                    - { Id: r, Expression: a / b }
                    - { Id: a, MetricStat: { Period: 60 }, ReturnData: false }
                    - { Id: b, MetricStat: { Period: 60 }, ReturnData: false }
            """;

    static Stack stack() {
        try {
            Path folder = Files.createTempDirectory("standing");
            Path file = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
            Stack stack = new TemplateReader()
                    .read(
                            file,
                            Map.of(),
                            new Names("s", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1")));
            Files.delete(file);
            Files.delete(folder);
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    static Standing standing() {
        return StandingReader.of(stack());
    }

    @Test
    void processors_pollers_and_rules_are_read_off_the_functions() {
        Standing standing = standing();

        assertThat(standing.arm()).containsExactly("Slim");
        assertThat(standing.ruled()).containsExactly("Slim");
        assertThat(standing.polled()).containsExactly("Slim <- s-Mails");
        assertThat(standing.polledFifo()).containsExactly("Slim <- s-Ordered.fifo");
    }

    @Test
    void what_costs_by_the_month_is_counted_alarms_by_their_metrics() {
        Map<String, Map<String, Double>> monthly = standing().monthly();

        assertThat(monthly.get("kms-keys")).containsOnlyKeys("KeyA", "KeyB");
        assertThat(monthly.get("alarms")).isEqualTo(Map.of("Slow", 1.0, "Ratio", 2.0));
        assertThat(monthly.get("alarms-high-resolution")).isEqualTo(Map.of("Quick", 1.0));
        assertThat(Objects.requireNonNull(monthly.get("lambda-provisioned-gb-seconds")))
                .isEqualTo(Map.of("Wide", 2.0 * 2 * 730 * 3_600));
    }
}
