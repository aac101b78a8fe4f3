package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import local.faults.DrivenClock;
import local.faults.FaultBook;
import local.faults.FaultFile;
import local.faults.FaultFileException;
import local.faults.StackNames;
import local.template.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Rules at work on the real services, seen with the real SDK. */
class FaultyServicesTest {
    private static final String TABLE = """
        {"AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
         "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}]}""";

    private static final DrivenClock CLOCK = new DrivenClock();
    private static final FaultBook BOOK = new FaultBook(CLOCK);

    @TempDir
    static Path folder;

    private static Fixture fixture;
    private static Stack stack;
    private static DynamoDbClient dynamo;

    @BeforeAll
    static void start() {
        fixture = Fixture.of(FaultyServicesTest::resources, BOOK, Optional.empty());
        stack = resources(new StackBuilder(fixture.aws().endpoint())).build();
        BOOK.know(StackNames.of(stack));
        dynamo = fixture.client(DynamoDbClient.builder(), "LOCALPUMP");
    }

    private static StackBuilder resources(StackBuilder builder) {
        return builder.add(
                        "Rows",
                        "AWS::DynamoDB::Table",
                        "shop-Rows",
                        "arn:aws:dynamodb:us-east-1:000000000000:table/shop-Rows",
                        TABLE)
                .table("Others", TABLE)
                .add("Pump", "AWS::Serverless::Function", "shop-Pump", "arn:pump", "{}")
                .queue("Mails", "{}")
                .queue("Outcomes", "{}")
                .topic("News")
                .topic("Feedback")
                .subscription("Feedback", "Outcomes", "{}")
                .add("Set", "AWS::SES::ConfigurationSet", "set", "arn:set", "{}")
                .add("Destination", "AWS::SES::ConfigurationSetEventDestination", "d", "arn:d", """
                    {"ConfigurationSetName": "set", "EventDestination": {"Enabled": true, "MatchingEventTypes": ["SEND"],
                     "SnsDestination": {"TopicARN": "%s"}}}""".formatted(
                                StackBuilder.topicArn("Feedback")));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void calm() throws IOException, FaultFileException {
        rule("faults: []");
    }

    /** Puts these rules in the place of all others. */
    private static void rule(String text) throws IOException, FaultFileException {
        Path file = Files.writeString(folder.resolve("faults.yaml"), text);
        BOOK.replace(FaultFile.read(file, StackNames.of(stack)), 1);
    }

    private static void one(String at, String act, String when) throws IOException, FaultFileException {
        rule("faults: [{name: it, at: {%s}, do: %s, when: {%s}}]".formatted(at, act, when));
    }

    private static Map<String, AttributeValue> item(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }

    private static void put(String table, String pk) {
        dynamo.putItem(it -> it.tableName(table).item(item(pk)));
    }

    private static boolean isThere(String pk) {
        return dynamo.getItem(it -> it.tableName("shop-Rows").key(item(pk))).hasItem();
    }

    @Test
    void every_third_put_fails_with_the_error_that_was_asked_for() throws IOException, FaultFileException {
        one(
                "table: Rows, operation: PutItem",
                "{fail: {status: 400, code: ProvisionedThroughputExceededException, message: enough of you}}",
                "every: 3");

        List<Boolean> failed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Throwable problem = catchThrowable(() -> put("shop-Rows", "third"));
            failed.add(problem instanceof ProvisionedThroughputExceededException
                    && problem.getMessage().contains("enough of you"));
        }

        assertThat(failed).containsExactly(false, false, true, false, false, true);
    }

    @Test
    void a_table_that_is_away_takes_nothing_and_the_others_do() throws IOException, FaultFileException {
        one("table: Rows", "away", "");

        assertThatThrownBy(() -> put("shop-Rows", "away")).satisfies(it -> hasStatus(it, 503));
        assertThatThrownBy(() -> dynamo.transactWriteItems(it -> it.transactItems(write("Others"), write("shop-Rows"))))
                .satisfies(it -> hasStatus(it, 503));
        put("Others", "there");
        dynamo.transactWriteItems(it -> it.transactItems(write("Others")));
    }

    private static TransactWriteItem write(String table) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(table).item(item("transacted")).build())
                .build();
    }

    private static void hasStatus(Throwable problem, int status) {
        assertThat(problem).isInstanceOf(AwsServiceException.class);
        assertThat(((AwsServiceException) problem).statusCode()).isEqualTo(status);
    }

    @Test
    void a_topic_that_is_away_for_two_seconds_answers_503_and_then_takes_calls_again()
            throws IOException, FaultFileException {
        SnsClient sns = fixture.client(SnsClient.builder());
        one("topic: News", "away", "after: 1s, for: 2s");

        publish(sns, "News");
        CLOCK.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> publish(sns, "News")).satisfies(it -> hasStatus(it, 503));
        publish(sns, "Feedback");
        CLOCK.pass(Duration.ofSeconds(2));
        publish(sns, "News");
    }

    private static void publish(SnsClient sns, String topic) {
        sns.publish(it -> it.topicArn(StackBuilder.topicArn(topic)).message("x"));
    }

    @Test
    void a_queue_that_is_away_takes_no_message_and_gives_none() throws IOException, FaultFileException {
        SqsClient sqs = fixture.client(SqsClient.builder());
        String url = sqs.getQueueUrl(it -> it.queueName("Mails")).queueUrl();
        one("queue: Mails", "away", "");

        assertThatThrownBy(() -> sqs.sendMessage(it -> it.queueUrl(url).messageBody("x")))
                .satisfies(it -> hasStatus(it, 503));
        assertThatThrownBy(() -> sqs.receiveMessage(it -> it.queueUrl(url))).satisfies(it -> hasStatus(it, 503));
        assertThat(sqs.listQueues().queueUrls()).contains(url);
    }

    @Test
    void done_but_timed_out_writes_the_row() throws IOException, FaultFileException {
        one("table: Rows, operation: PutItem", "drop-answer", "first: 1");

        assertThatThrownBy(() -> dynamo.putItem(it -> it.tableName("shop-Rows")
                        .item(item("silent"))
                        .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMillis(800)))))
                .isInstanceOf(ApiCallTimeoutException.class);

        await().until(() -> isThere("silent"));
    }

    @Test
    void a_slow_call_is_done_later() throws IOException, FaultFileException {
        one("service: dynamodb, operation: Put*", "{slow: 300ms}", "");
        long start = System.nanoTime();

        put("shop-Rows", "late");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void one_caller_suffers_and_the_others_do_not() throws IOException, FaultFileException {
        one("table: '*', caller: Pump", "{fail: {status: 400, code: ThrottlingException}}", "");

        assertThatThrownBy(() -> put("shop-Rows", "poor")).satisfies(it -> hasStatus(it, 400));
        fixture.client(DynamoDbClient.builder(), "LOCALRICH")
                .putItem(it -> it.tableName("shop-Rows").item(item("rich")));
    }

    @Test
    void one_parameter_cannot_be_read() throws IOException, FaultFileException {
        SsmClient ssm = fixture.client(SsmClient.builder());
        for (String name : List.of("/mail/a", "/other")) {
            ssm.putParameter(it -> it.name(name).value("x").type(ParameterType.STRING));
        }
        one("service: ssm, operation: 'Get*', resource: '/mail/*'", "away", "");

        assertThatThrownBy(() -> ssm.getParameter(it -> it.name("/mail/a"))).satisfies(it -> hasStatus(it, 503));
        assertThat(ssm.getParameter(it -> it.name("/other")).parameter().value())
                .isEqualTo("x");
    }

    @Test
    void what_ses_has_to_tell_reaches_a_topic_that_was_away() throws IOException, FaultFileException {
        SqsClient sqs = fixture.client(SqsClient.builder());
        String url = sqs.getQueueUrl(it -> it.queueName("Outcomes")).queueUrl();
        sqs.purgeQueue(it -> it.queueUrl(url));
        one("topic: Feedback, caller: ses", "away", "times: 1");

        fixture.client(SesV2Client.builder()).sendEmail(it -> it.fromEmailAddress("from@example.com")
                .configurationSetName("set")
                .destination(to -> to.toAddresses("to@example.com"))
                .content(content -> content.simple(
                        mail -> mail.subject(s -> s.data("s")).body(body -> body.text(t -> t.data("t"))))));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        sqs.receiveMessage(it -> it.queueUrl(url)).messages())
                .singleElement()
                .satisfies(it -> assertThat(it.body()).contains("Send")));
    }
}
