package local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import local.lambda.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Functions that send to where they come from, with the real SDK in a real environment. */
class LoopTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function: { Runtime: java25, MemorySize: 256, Timeout: 5, CodeUri: functions.zip, Handler: local.sample.Circle }
            Resources:
              Queued:
                Type: AWS::Serverless::Function
                Properties:
                  Environment: { Variables: { WAY: queue, TO: !Ref Queue, KEPT: KEPT/queue } }
                  Events:
                    Queue: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, BatchSize: 1 } }
              Published:
                Type: AWS::Serverless::Function
                Properties:
                  Environment: { Variables: { WAY: topic, TO: !Ref Topic, KEPT: KEPT/topic } }
                  Events:
                    Queue: { Type: SQS, Properties: { Queue: !GetAtt FromTopic.Arn, BatchSize: 1 } }
              Notified:
                Type: AWS::Serverless::Function
                Properties:
                  Environment: { Variables: { WAY: topic, TO: !Ref Own, KEPT: KEPT/notified } }
                  DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt NotifiedDead.Arn }
                  Events:
                    Own: { Type: SNS, Properties: { Topic: !Ref Own } }
              Own: { Type: AWS::SNS::Topic }
              NotifiedDead: { Type: AWS::SQS::Queue }
              Invoked:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: invoked
                  Environment: { Variables: { WAY: function, TO: invoked, KEPT: KEPT/function } }
                  DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt FunctionDead.Arn }
              Topic: { Type: AWS::SNS::Topic }
              Delivery:
                Type: AWS::SNS::Subscription
                Properties: { TopicArn: !Ref Topic, Protocol: sqs, Endpoint: !GetAtt FromTopic.Arn }
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 5
                  RedrivePolicy: { deadLetterTargetArn: !GetAtt QueueDead.Arn, maxReceiveCount: 1 }
              FromTopic:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 5
                  RedrivePolicy: { deadLetterTargetArn: !GetAtt TopicDead.Arn, maxReceiveCount: 1 }
              QueueDead: { Type: AWS::SQS::Queue }
              TopicDead: { Type: AWS::SQS::Queue }
              FunctionDead: { Type: AWS::SQS::Queue }
            """;

    @TempDir
    static Path folder;

    private static LocalLambda local;
    private static SqsClient sqs;

    @BeforeAll
    static void start() throws IOException {
        withSdk(folder.resolve("functions.zip"));
        local = new LocalLambda(folder, TEMPLATE.replace("KEPT/", folder + "/"));
        sqs = local.client(SqsClient.builder());
    }

    @AfterAll
    static void stop() {
        sqs.close();
        local.close();
    }

    @Test
    void through_its_own_queue_a_message_goes_sixteen_times_and_then_to_the_dead_letters() {
        sqs.sendMessage(it -> it.queueUrl(url("Queue")).messageBody("first"));

        assertThat(dead("QueueDead").body()).isEqualTo("again");
        assertThat(hops("queue")).isEqualTo(16);
    }

    @Test
    void through_a_topic_and_its_queue_too() {
        try (SnsClient sns = local.client(SnsClient.builder())) {
            sns.publish(it -> it.topicArn("arn:aws:sns:us-east-1:000000000000:local-Topic")
                    .message("first"));
        }

        assertThat(dead("TopicDead").body()).contains("\"Message\":\"again\"");
        assertThat(hops("topic")).isEqualTo(16);
    }

    @Test
    void a_topic_that_a_function_hears_and_speaks_to_goes_silent_after_sixteen_times() {
        try (SnsClient sns = local.client(SnsClient.builder())) {
            sns.publish(it ->
                    it.topicArn("arn:aws:sns:us-east-1:000000000000:local-Own").message("first"));
        }

        assertThat(dead("NotifiedDead").body()).contains("\"EventSource\":\"aws:sns\"", "\"Message\":\"again\"");
        assertThat(hops("notified")).isEqualTo(16);
    }

    @Test
    void a_function_that_invokes_itself_is_stopped_and_its_event_is_a_dead_letter() {
        try (LambdaClient lambda = local.client(LambdaClient.builder())) {
            lambda.invoke(it -> it.functionName("invoked").invocationType(InvocationType.EVENT));
        }

        Message letter = dead("FunctionDead");
        assertThat(letter.body()).isEqualTo("{\"again\": true}");
        assertThat(letter.messageAttributes().get("ErrorCode").stringValue()).isEqualTo("400");
        assertThat(letter.messageAttributes().get("ErrorMessage").stringValue()).contains("recursive loop");
        assertThat(hops("function")).isEqualTo(16);
    }

    private static Message dead(String queue) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> sqs.receiveMessage(it -> it.queueUrl(url(queue))
                                        .messageAttributeNames("All")
                                        .waitTimeSeconds(1))
                                .messages(),
                        it -> !it.isEmpty())
                .getFirst();
    }

    private static int hops(String way) {
        return folder.resolve(way).toFile().list().length;
    }

    private static String url(String queue) {
        return local.stack().awsEndpoint() + "/000000000000/local-" + queue;
    }

    /** The function, and the SDK's jars as the tests have them. */
    private static void withSdk(Path zip) throws IOException {
        Path function = zip.resolveSibling("circle.zip");
        Samples.zip(function, "lib/circle.jar", "local.sample.Circle");
        String separator = File.separator;
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                var in = new ZipFile(function.toFile())) {
            out.putNextEntry(new ZipEntry("lib/circle.jar"));
            in.getInputStream(in.getEntry("lib/circle.jar")).transferTo(out);
            var jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(it -> it.contains("awssdk" + separator)
                            || it.contains("reactivestreams" + separator)
                            || it.contains("slf4j-api"))
                    .map(Path::of)
                    .toList();
            for (Path jar : jars) {
                out.putNextEntry(new ZipEntry("lib/" + jar.getFileName()));
                Files.copy(jar, out);
            }
        }
    }
}
