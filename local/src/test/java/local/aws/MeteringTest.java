package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import local.bill.Used;
import local.observe.Usage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Real SDK clients, and what their calls would be billed as. Each test has a caller of its own, and so an account of its own. */
class MeteringTest {
    private static Fixture fixture;

    @BeforeAll
    static void start() {
        fixture = Fixture.of(it -> Bulk.stack(it, List.of("DELIVERY"))
                .queue("plain", "{}")
                .queue("ordered.fifo", "{\"FifoQueue\": true, \"ContentBasedDeduplication\": true}")
                .queue("polled", "{}")
                .topic("news")
                .add("Jwks", "AWS::SSM::Parameter", "/jwks", "none", """
                    {"Name": "/jwks", "Type": "String", "Value": "{}"}""")
                .add("Key", "AWS::KMS::Key", "key-a", "arn:aws:kms:us-east-1:000000000000:key/key-a", "{}")
                .add("Relay", "AWS::Serverless::Function", "relay", "none", "{}"));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static double used(Usage usage, String who) {
        return fixture.ledger().used().of(usage).getOrDefault(who, 0.0);
    }

    private static SqsClient sqs(String who) {
        return fixture.client(SqsClient.builder(), who);
    }

    private static String url(String queue) {
        return fixture.aws().endpoint() + "/000000000000/" + queue;
    }

    @Test
    void every_call_to_a_queue_is_a_request_and_an_empty_answer_too() {
        SqsClient sqs = sqs("CALLER1");
        sqs.sendMessage(it -> it.queueUrl(url("plain")).messageBody("small"));
        var received = sqs.receiveMessage(it -> it.queueUrl(url("plain")));
        sqs.deleteMessage(it -> it.queueUrl(url("plain"))
                .receiptHandle(received.messages().getFirst().receiptHandle()));
        sqs.receiveMessage(it -> it.queueUrl(url("plain")));

        assertThat(used(Usage.SQS_REQUESTS, "CALLER1")).isEqualTo(4);
    }

    @Test
    void a_batch_is_one_request_for_every_64_kilobytes_of_its_messages() {
        SqsClient sqs = sqs("CALLER2");
        sqs.sendMessageBatch(it -> it.queueUrl(url("plain")).entries(entries(10, 1_000)));
        assertThat(used(Usage.SQS_REQUESTS, "CALLER2")).isEqualTo(1);

        sqs.sendMessageBatch(it -> it.queueUrl(url("plain")).entries(entries(10, 20_000)));
        assertThat(used(Usage.SQS_REQUESTS, "CALLER2")).isEqualTo(1 + 4); // 200,000 bytes
    }

    @Test
    void quotes_that_json_escapes_do_not_count_twice() {
        SqsClient sqs = sqs("CALLER3");
        sqs.sendMessage(it -> it.queueUrl(url("plain")).messageBody("\"".repeat(40_000)));

        assertThat(used(Usage.SQS_REQUESTS, "CALLER3")).isEqualTo(1);
    }

    @Test
    void attributes_count_as_a_part_of_the_message() {
        SqsClient sqs = sqs("CALLER4");
        sqs.sendMessage(it -> it.queueUrl(url("plain"))
                .messageBody("x".repeat(60_000))
                .messageAttributes(Map.of(
                        "more",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("y".repeat(6_000))
                                .build())));

        assertThat(used(Usage.SQS_REQUESTS, "CALLER4")).isEqualTo(2);
    }

    @Test
    void fifo_queues_have_an_account_of_their_own_whatever_a_body_says() {
        SqsClient sqs = sqs("CALLER5");
        sqs.sendMessage(
                it -> it.queueUrl(url("ordered.fifo")).messageGroupId("a").messageBody("x"));
        sqs.sendMessage(it -> it.queueUrl(url("plain")).messageBody("{\"QueueUrl\":\"x.fifo\"}"));

        assertThat(used(Usage.SQS_FIFO_REQUESTS, "CALLER5")).isEqualTo(1);
        assertThat(used(Usage.SQS_REQUESTS, "CALLER5")).isEqualTo(1);
    }

    @Test
    void a_refused_call_costs_nothing() {
        SqsClient sqs = sqs("CALLER6");
        assertThatThrownBy(() -> sqs.sendMessage(it -> it.queueUrl(url("none")).messageBody("x")))
                .isInstanceOf(QueueDoesNotExistException.class);

        assertThat(used(Usage.SQS_REQUESTS, "CALLER6")).isZero();
    }

    @Test
    void a_polling_event_source_pays_for_messages_and_not_for_waiting() {
        var sender = sqs("CALLER7SENDS");
        String queue = url("polled");
        RawCalls calls = new RawCalls(fixture.aws().endpoint(), "CALLER7", "event-source-mapping");
        calls.sqs("ReceiveMessage", "{\"QueueUrl\":\"%s\"}".formatted(queue));
        assertThat(used(Usage.SQS_REQUESTS, "CALLER7")).isZero();

        sender.sendMessage(it -> it.queueUrl(queue).messageBody("x"));
        calls.sqs("ReceiveMessage", "{\"QueueUrl\":\"%s\"}".formatted(queue));
        assertThat(used(Usage.SQS_REQUESTS, "CALLER7")).isEqualTo(1);
    }

    @Test
    void a_batch_of_publishes_is_billed_by_its_64_kilobytes() {
        SnsClient sns = fixture.client(SnsClient.builder(), "CALLER8");
        sns.publish(it -> it.topicArn(StackBuilder.topicArn("news")).message("%&=".repeat(15_000))); // 45,000 bytes
        assertThat(used(Usage.SNS_REQUESTS, "CALLER8")).isEqualTo(1);

        sns.publishBatch(it -> it.topicArn(StackBuilder.topicArn("news"))
                .publishBatchRequestEntries(IntStream.range(0, 10)
                        .mapToObj(n -> PublishBatchRequestEntry.builder()
                                .id("" + n)
                                .message("x".repeat(15_000))
                                .build())
                        .toList()));
        assertThat(used(Usage.SNS_REQUESTS, "CALLER8")).isEqualTo(1 + 3); // 150,000 bytes
    }

    @Test
    void each_recipient_of_a_mail_is_a_message() {
        SesV2Client ses = fixture.client(SesV2Client.builder(), "CALLER9");
        ses.sendEmail(it -> it.fromEmailAddress("shop@example.com")
                .destination(
                        d -> d.toAddresses("a@example.com", "b@example.com").ccAddresses("c@example.com"))
                .content(c -> c.simple(s -> s.subject(x -> x.data("ToAddresses"))
                        .body(b -> b.text(t -> t.data("\"Destination\":{\"ToAddresses\":[1,2,3]}"))))));
        assertThat(used(Usage.SES_MESSAGES, "CALLER9")).isEqualTo(3);

        ses.sendBulkEmail(Bulk.request("d@example.com", "e@example.com"));
        assertThat(used(Usage.SES_MESSAGES, "CALLER9")).isEqualTo(5);
    }

    @Test
    void signing_costs_what_asymmetric_keys_cost() {
        KmsClient kms = fixture.client(KmsClient.builder(), "CALLER10");
        kms.describeKey(it -> it.keyId("key-a"));
        kms.sign(it -> it.keyId("key-a")
                .messageType(MessageType.RAW)
                .message(SdkBytes.fromUtf8String("x"))
                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256));

        assertThat(used(Usage.KMS_REQUESTS, "CALLER10")).isEqualTo(1);
        assertThat(used(Usage.KMS_ASYMMETRIC_REQUESTS, "CALLER10")).isEqualTo(1);
    }

    @Test
    void a_function_is_known_by_its_access_key() {
        fixture.client(SsmClient.builder(), "LOCALRELAY").getParameter(it -> it.name("/jwks"));

        Used used = fixture.ledger().used();
        assertThat(used.of(Usage.SSM_REQUESTS)).containsEntry("Relay", 1.0).doesNotContainKey("LOCALRELAY");
    }

    private static List<SendMessageBatchRequestEntry> entries(int count, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                        .id("" + n)
                        .messageBody("x".repeat(bytes))
                        .build())
                .toList();
    }
}
