package local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import local.lambda.Aot;
import local.lambda.EnvironmentView;
import local.lambda.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** All parts together, from a template on. */
class LocalStackTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function: { Runtime: java25, MemorySize: 256, Timeout: 20, CodeUri: functions.zip }
            Parameters:
              Kept: { Type: String }
            Resources:
              Web:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: local.sample.Web
                  Events:
                    Hello: { Type: HttpApi, Properties: { Path: /hello, Method: GET } }
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: local.sample.Keeper
                  Environment: { Variables: { KEPT: !Sub '${Kept}/queue' } }
                  Events:
                    Mails: { Type: SQS, Properties: { Queue: !GetAtt Mails.Arn, FunctionResponseTypes: [ReportBatchItemFailures] } }
              Watcher:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: local.sample.Keeper
                  Environment: { Variables: { KEPT: !Sub '${Kept}/table' } }
                  Events:
                    Rows:
                      Type: DynamoDB
                      Properties: { Stream: !GetAtt Rows.StreamArn, StartingPosition: TRIM_HORIZON }
              Mails: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 120 } }
              Rows:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
                  KeySchema: [{ AttributeName: pk, KeyType: HASH }]
                  StreamSpecification: { StreamViewType: NEW_IMAGE }
            """;

    @TempDir
    static Path folder;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        Samples.zip(folder.resolve("functions.zip"), "lib/functions.jar", "local.sample.Web", "local.sample.Keeper");
        stack = LocalStack.start(options(folder.resolve("template.yaml")), line -> {});
    }

    @AfterAll
    static void stop() {
        List<Long> pids = Stream.of("Web", "Reader", "Watcher")
                .flatMap(it -> stack.lambda().environments(it).stream())
                .map(EnvironmentView::pid)
                .toList();
        stack.close();
        stack.close();
        assertThat(pids).hasSizeGreaterThanOrEqualTo(3).noneMatch(it -> ProcessHandle.of(it)
                .isPresent());
    }

    @Test
    void an_http_request_reaches_its_function() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stack.url() + "/hello")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("hello /hello");
        }
    }

    @Test
    void a_message_reaches_its_function_in_lambdas_shape_and_is_deleted() {
        String url = stack.stack().find("Mails").orElseThrow().ref();
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(stack.awsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            sqs.sendMessage(it -> it.queueUrl(url)
                    .messageBody("{\"a\":1}")
                    .messageAttributes(Map.of(
                            "kind",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("bulk")
                                    .build())));
            String event = kept("queue");

            assertThat(event)
                    .contains(
                            "\"body\":\"{\\\"a\\\":1}\"",
                            "\"eventSource\":\"aws:sqs\"",
                            "\"ApproximateReceiveCount\":\"1\"")
                    .contains(
                            "\"kind\":{\"stringValue\":\"bulk\",\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"String\"}")
                    .contains(
                            "\"eventSourceARN\":\"arn:aws:sqs:us-east-1:000000000000:local-Mails\"",
                            "\"md5OfBody\":\"");
            await().until(() -> sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNamesWithStrings("All"))
                    .attributesAsStrings()
                    .get("ApproximateNumberOfMessagesNotVisible")
                    .equals("0"));
        }
    }

    @Test
    void a_change_in_a_table_reaches_its_function_in_lambdas_shape() {
        try (DynamoDbClient tables = DynamoDbClient.builder()
                .endpointOverride(stack.awsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            tables.putItem(it -> it.tableName("local-Rows").item(Map.of("pk", AttributeValue.fromS("one"))));
        }

        assertThat(kept("table"))
                .contains(
                        "\"eventName\":\"INSERT\"",
                        "\"eventSource\":\"aws:dynamodb\"",
                        "\"NewImage\":{\"pk\":{\"S\":\"one\"}}")
                .contains("\"eventSourceARN\":\"arn:aws:dynamodb:us-east-1:000000000000:table/local-Rows/stream/");
    }

    @Test
    void a_part_that_does_not_start_is_named() {
        assertThatThrownBy(() -> LocalStack.start(options(folder.resolve("nowhere.yaml")), line -> {}))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("template: ");
    }

    private static LocalOptions options(Path template) throws IOException {
        Path buildDir = Files.createDirectories(Path.of("target", "local-stack-test"));
        Path parts = buildDir.resolve("parts");
        if (!Files.exists(parts)) {
            Files.createSymbolicLink(parts, Path.of(System.getProperty("local.parts")));
        }
        return new LocalOptions(template, buildDir, 0, Map.of("Kept", folder.toString()), Optional.empty(), Aot.OFF);
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("TEST", "test"));
    }

    private static String kept(String name) {
        Path kept = folder.resolve(name);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.isDirectory(kept) && kept.toFile().list().length > 0);
        try {
            return Files.readString(kept.resolve(kept.toFile().list()[0]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
