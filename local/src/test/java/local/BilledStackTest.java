package local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import local.bill.Bill;
import local.bill.Prices;
import local.bill.Reading;
import local.lambda.Aot;
import local.lambda.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The bill of a whole stack, as the admin API gives it. */
class BilledStackTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Kept: { Type: String }
            Resources:
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: local.sample.Keeper
                  Runtime: java25
                  MemorySize: 256
                  Timeout: 20
                  CodeUri: functions.zip
                  Environment: { Variables: { KEPT: !Ref Kept } }
                  Events:
                    Mails: { Type: SQS, Properties: { Queue: !GetAtt Mails.Arn } }
              Mails: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 120 } }
              Key: { Type: AWS::KMS::Key, Properties: { KeySpec: ECC_NIST_P256, KeyUsage: SIGN_VERIFY } }
            """;

    @TempDir
    static Path folder;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws IOException {
        Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        Samples.zip(folder.resolve("functions.zip"), "lib/functions.jar", "local.sample.Keeper");
        Path buildDir = Files.createDirectories(Path.of("target", "billed-stack-test"));
        Path parts = buildDir.resolve("parts");
        if (!Files.exists(parts)) {
            Files.createSymbolicLink(parts, Path.of(System.getProperty("local.parts")));
        }
        stack = LocalStack.start(
                new LocalOptions(
                        template,
                        buildDir,
                        0,
                        Map.of("Kept", folder.resolve("kept").toString()),
                        Optional.empty(),
                        Aot.OFF),
                line -> {});
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void a_message_costs_its_sending_and_one_receive_and_one_delete_by_lambda_and_waiting_is_billed_by_time_alone() {
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(stack.awsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("SHOP", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            sqs.sendMessage(it ->
                    it.queueUrl(stack.stack().find("Mails").orElseThrow().ref()).messageBody("{}"));
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode requests = line("sqs-requests");
            assertThat(requests.path("by").path("SHOP").asInt()).isEqualTo(1);
            assertThat(requests.path("by").path("Reader").asInt()).isEqualTo(2);
        });
        assertThat(get("/bill").path("month_standing_still").path("lines").findValuesAsText("item"))
                .containsExactlyInAnyOrder("kms-keys", "sqs-idle-polls");
    }

    @Test
    void a_bill_can_be_made_elsewhere_from_the_meters_alone() {
        Bill bill = Bill.of(Reading.parse(get("/usage").toString()), Prices.standard());

        assertThat(bill.reading().standing().polled()).containsExactly("Reader <- local-Mails");
        assertThat(bill.reading().time()).isPositive();
    }

    private static JsonNode line(String item) {
        return get("/bill")
                .path("lines")
                .valueStream()
                .filter(it -> it.path("item").asText().equals(item))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + item));
    }

    private static JsonNode get(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(stack.admin().url() + path))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
