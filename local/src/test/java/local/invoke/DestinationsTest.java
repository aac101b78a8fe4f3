package local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import local.aws.proxy.AwsService;
import local.lambda.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Asynchronous invocations of real functions, and what becomes of them. */
class DestinationsTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function: { Runtime: java25, MemorySize: 256, Timeout: 20, CodeUri: functions.zip, Handler: local.sample.Probe }
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Letters.Arn }
                  EventInvokeConfig:
                    MaximumRetryAttempts: 1
                    DestinationConfig:
                      OnSuccess: { Type: Lambda, Destination: !GetAtt Keeper.Arn }
                      OnFailure: { Type: SQS, Destination: !GetAtt Failures.Arn }
              Raw:
                Type: AWS::Serverless::Function
                Properties:
                  DeadLetterQueue: { Type: SNS, TargetArn: !Ref Topic }
              RawConfig:
                Type: AWS::Lambda::EventInvokeConfig
                Properties:
                  FunctionName: !Ref Raw
                  Qualifier: $LATEST
                  MaximumRetryAttempts: 0
                  DestinationConfig:
                    OnSuccess: { Destination: !Ref Topic }
                    OnFailure: { Destination: 'arn:aws:events:us-east-1:000000000000:event-bus/default' }
              Keeper:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: local.sample.Keeper
                  Environment: { Variables: { KEPT: KEPT/kept } }
              Failures: { Type: AWS::SQS::Queue }
              Letters: { Type: AWS::SQS::Queue }
              FromTopic: { Type: AWS::SQS::Queue }
              Topic: { Type: AWS::SNS::Topic }
              Delivery:
                Type: AWS::SNS::Subscription
                Properties: { TopicArn: !Ref Topic, Protocol: sqs, Endpoint: !GetAtt FromTopic.Arn, RawMessageDelivery: true }
            """;

    @TempDir
    static Path folder;

    private static LocalLambda local;
    private static LambdaClient lambda;
    private static SqsClient sqs;

    @BeforeAll
    static void start() throws IOException {
        local = new LocalLambda(folder, TEMPLATE.replace("KEPT/", folder + "/"));
        lambda = local.client(LambdaClient.builder());
        sqs = local.client(SqsClient.builder());
    }

    @AfterAll
    static void stop() {
        lambda.close();
        sqs.close();
        local.close();
    }

    @Test
    void what_was_given_up_goes_with_a_record_to_the_destination_and_as_it_was_to_the_dead_letters() {
        String id = event("local-Orders", "{\"do\": \"fail\"}");

        JsonNode record = Samples.json(received("Failures").body());
        assertThat(record.path("version").asText()).isEqualTo("1.0");
        assertThat(Instant.parse(record.path("timestamp").asText())).isBefore(Instant.now());
        assertThat(record.path("requestContext"))
                .isEqualTo(Samples.json(
                        ("{'requestId': '%s', 'condition': 'RetriesExhausted', 'approximateInvokeCount': 2,"
                                        + " 'functionArn': 'arn:aws:lambda:us-east-1:000000000000:function:local-Orders:$LATEST'}")
                                .formatted(id)));
        assertThat(record.path("requestPayload")).isEqualTo(Samples.json("{'do': 'fail'}"));
        assertThat(record.path("responseContext"))
                .isEqualTo(Samples.json(
                        "{'statusCode': 200, 'executedVersion': '$LATEST', 'functionError': 'Unhandled'}"));
        assertThat(record.path("responsePayload").path("errorType").asText())
                .isEqualTo("java.lang.IllegalStateException");

        Message letter = received("Letters");
        assertThat(letter.body()).isEqualTo("{\"do\": \"fail\"}");
        assertThat(attribute(letter, "RequestID")).isEqualTo(id);
        assertThat(attribute(letter, "ErrorCode")).isEqualTo("200");
        assertThat(letter.messageAttributes().get("ErrorCode").dataType()).isEqualTo("Number");
        assertThat(attribute(letter, "ErrorMessage")).isEqualTo("as the event wished");
        assertThat(local.stack().aws().calls().count("LOCALORDERS", AwsService.SQS, "SendMessage"))
                .isEqualTo(2);
    }

    @Test
    void what_went_well_can_go_to_another_function() throws IOException {
        String id = event("local-Orders", "{\"say\": \"well\"}");

        Path kept = folder.resolve("kept");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.isDirectory(kept) && kept.toFile().list().length == 1);
        JsonNode record =
                Samples.json(Files.readString(kept.resolve(kept.toFile().list()[0])));
        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("Success");
        assertThat(record.path("requestContext").path("requestId").asText()).isEqualTo(id);
        assertThat(record.path("responsePayload").path("said").asText()).isEqualTo("well");
        assertThat(record.path("responseContext").has("functionError")).isFalse();
    }

    @Test
    void topics_hear_too_and_the_raw_resource_counts() {
        event("local-Raw", "{\"do\": \"fail\"}");

        Message letter = received("FromTopic");
        assertThat(letter.body()).isEqualTo("{\"do\": \"fail\"}");
        assertThat(attribute(letter, "ErrorMessage")).isEqualTo("as the event wished");
    }

    @Test
    void the_start_says_the_speed_and_what_is_not_served() {
        assertThat(local.steps())
                .contains(
                        "asynchronous retries run 600 times faster than on AWS",
                        "Raw: OnFailure arn:aws:events:us-east-1:000000000000:event-bus/default is not served here, what goes there is lost");
    }

    private static String event(String function, String payload) {
        return lambda.invoke(it -> it.functionName(function)
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String(payload)))
                .responseMetadata()
                .requestId();
    }

    private static Message received(String queue) {
        String url = local.stack().awsEndpoint() + "/000000000000/local-" + queue;
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> sqs.receiveMessage(it -> it.queueUrl(url)
                                        .messageAttributeNames("All")
                                        .waitTimeSeconds(1))
                                .messages(),
                        it -> !it.isEmpty())
                .getFirst();
    }

    private static String attribute(Message message, String name) {
        return message.messageAttributes().get(name).stringValue();
    }
}
