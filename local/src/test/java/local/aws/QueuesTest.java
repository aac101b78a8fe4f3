package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

class QueuesTest {
    private static Fixture fixture;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        fixture = Fixture.of(it -> it.queue("plain", "{}")
                .queue("slow", "{\"DelaySeconds\": 1, \"VisibilityTimeout\": 7}")
                .queue("work", """
                    {"VisibilityTimeout": 1, "RedrivePolicy": {"deadLetterTargetArn": "%s", "maxReceiveCount": 1}}""".formatted(StackBuilder.queueArn("work-dead")))
                .queue("work-dead", "{}")
                .queue("order.fifo", "{\"FifoQueue\": true, \"ContentBasedDeduplication\": true}"));
        sqs = fixture.client(SqsClient.builder());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static String url(String name) {
        return sqs.getQueueUrl(it -> it.queueName(name)).queueUrl();
    }

    private static String fresh(String name) {
        return sqs.createQueue(it -> it.queueName(name)).queueUrl();
    }

    private static List<Message> receive(String url, int most, int waitSeconds) {
        return sqs.receiveMessage(it -> it.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    @Test
    void a_queue_url_begins_with_the_endpoint() {
        assertThat(url("plain")).isEqualTo(fixture.aws().endpoint() + "/000000000000/plain");
    }

    @Test
    void a_message_comes_back_with_its_attributes_and_the_digests_that_the_sdk_checks() {
        String url = fresh("attributes");
        Map<String, MessageAttributeValue> attributes = Map.of(
                "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("bulk")
                                .build(),
                "size",
                        MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue("12.5")
                                .build(),
                "blob",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromUtf8String("äö"))
                                .build());

        sqs.sendMessage(it -> it.queueUrl(url).messageBody("Grüße").messageAttributes(attributes));

        Message message = receive(url, 1, 1).getFirst();
        assertThat(message.body()).isEqualTo("Grüße");
        assertThat(message.messageAttributes()).isEqualTo(attributes);
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsEntry(MessageSystemAttributeName.SENDER_ID, "LOCALTEST")
                .containsKey(MessageSystemAttributeName.SENT_TIMESTAMP);
    }

    @Test
    void ten_messages_go_and_come_and_are_deleted_in_one_call_each() {
        String url = fresh("tens");
        var entries = IntStream.range(0, 10)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("" + i)
                        .messageBody("m" + i)
                        .build())
                .toList();

        assertThat(sqs.sendMessageBatch(it -> it.queueUrl(url).entries(entries)).successful())
                .hasSize(10);
        List<Message> received = receive(url, 10, 1);
        assertThat(received)
                .extracting(Message::body)
                .containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
        var deleted = sqs.deleteMessageBatch(it -> it.queueUrl(url)
                .entries(received.stream()
                        .map(m -> DeleteMessageBatchRequestEntry.builder()
                                .id(m.messageId())
                                .receiptHandle(m.receiptHandle())
                                .build())
                        .toList()));

        assertThat(deleted.successful()).hasSize(10);
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
    }

    private static String count(String url, QueueAttributeName name) {
        return sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }

    @Test
    void a_long_poll_ends_as_soon_as_a_message_is_there() {
        String url = fresh("waiting");
        long start = System.nanoTime();
        var receiver = CompletableFuture.supplyAsync(() -> receive(url, 10, 20));

        await().during(Duration.ofMillis(100)).until(() -> !receiver.isDone());
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("now"));

        assertThat(receiver)
                .succeedsWithin(Duration.ofSeconds(2))
                .asInstanceOf(LIST)
                .hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_long_poll_gives_nothing_when_nothing_comes() {
        assertThat(receive(fresh("nothing"), 1, 1)).isEmpty();
    }

    @Test
    void a_delayed_message_is_not_there_at_once() {
        String url = url("slow");
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("later"));

        assertThat(receive(url, 1, 0)).isEmpty();
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        assertThat(receive(url, 1, 3)).hasSize(1);
    }

    @Test
    void a_message_received_too_often_ends_in_the_dead_letter_queue() {
        sqs.sendMessage(it -> it.queueUrl(url("work")).messageBody("poison"));
        assertThat(receive(url("work"), 1, 1)).hasSize(1);

        var late = CompletableFuture.supplyAsync(() -> receive(url("work"), 1, 3));
        Message dead = receive(url("work-dead"), 1, 5).getFirst();

        assertThat(dead.body()).isEqualTo("poison");
        assertThat(dead.attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, StackBuilder.queueArn("work"));
        assertThat(late)
                .succeedsWithin(Duration.ofSeconds(5))
                .asInstanceOf(LIST)
                .isEmpty();
    }

    @Test
    void a_visibility_of_zero_gives_the_message_back_at_once() {
        String url = fresh("back");
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("again"));
        Message first = receive(url, 1, 1).getFirst();

        sqs.changeMessageVisibility(
                it -> it.queueUrl(url).receiptHandle(first.receiptHandle()).visibilityTimeout(0));

        assertThat(receive(url, 1, 1).getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void a_fifo_queue_keeps_the_order_of_a_group_and_drops_what_it_had() {
        String url = url("order.fifo");
        for (String body : List.of("one", "two", "one", "three")) {
            sqs.sendMessage(it -> it.queueUrl(url).messageBody(body).messageGroupId("g"));
        }

        List<Message> first = receive(url, 2, 1);
        assertThat(first).extracting(Message::body).containsExactly("one", "two");
        assertThat(receive(url, 10, 0)).as("the group is locked").isEmpty();
        first.forEach(m -> sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(m.receiptHandle())));

        assertThat(receive(url, 10, 1)).extracting(Message::body).containsExactly("three");
    }

    @Test
    void attributes_of_the_template_are_those_of_the_queue() {
        assertThat(sqs.getQueueAttributes(it -> it.queueUrl(url("slow")).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "7")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
                .containsEntry(QueueAttributeName.QUEUE_ARN, StackBuilder.queueArn("slow"));
    }

    @Test
    void attributes_can_be_changed_and_a_queue_emptied() {
        String url = fresh("changing");
        sqs.setQueueAttributes(it -> it.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("x"));
        sqs.purgeQueue(it -> it.queueUrl(url));

        assertThat(count(url, QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("60");
        assertThat(receive(url, 1, 0)).isEmpty();
        assertThat(sqs.listQueues(it -> it.queueNamePrefix("chang")).queueUrls())
                .containsExactly(url);
    }

    @Test
    void mistakes_are_named_as_sqs_names_them() {
        String url = url("plain");
        assertThatThrownBy(() -> url("nowhere")).isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle("rubbish")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        assertThatThrownBy(() -> sqs.createQueue(
                        it -> it.queueName("plain").attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "9"))))
                .isInstanceOf(QueueNameExistsException.class);
        assertThatThrownBy(() -> sqs.sendMessage(it -> it.queueUrl(url).messageBody("x".repeat(262_145))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("262144");
        var twice =
                SendMessageBatchRequestEntry.builder().id("a").messageBody("x").build();
        assertThatThrownBy(() -> sqs.sendMessageBatch(it -> it.queueUrl(url).entries(twice, twice)))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        var large = SendMessageBatchRequestEntry.builder().messageBody("x".repeat(200_000));
        assertThatThrownBy(() -> sqs.sendMessageBatch(it -> it.queueUrl(url)
                        .entries(large.id("a").build(), large.id("b").build())))
                .isInstanceOf(BatchRequestTooLongException.class);
    }

    @Test
    void dead_letters_move_back_to_where_they_came_from() {
        String url = url("work");
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("redriven"));
        assertThat(receive(url, 1, 1)).hasSize(1);
        String dead = url("work-dead");
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            receive(url, 1, 0);
            return sqs.getQueueAttributes(
                            it -> it.queueUrl(dead).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .attributes()
                    .containsValue("1");
        });

        sqs.startMessageMoveTask(it -> it.sourceArn(StackBuilder.queueArn("work-dead")));

        assertThat(receive(url, 1, 5)).singleElement().satisfies(it -> {
            assertThat(it.body()).isEqualTo("redriven");
            sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(it.receiptHandle()));
        });
        assertThat(sqs.listMessageMoveTasks(it -> it.sourceArn(StackBuilder.queueArn("work-dead")))
                        .results())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.status().toString()).isEqualTo("COMPLETED");
                    assertThat(it.approximateNumberOfMessagesMoved()).isEqualTo(1);
                });
    }

    @Test
    void the_trace_header_of_a_call_becomes_the_message_s() {
        String url = fresh("traced");
        sqs.sendMessage(it -> it.queueUrl(url)
                .messageBody("a")
                .overrideConfiguration(o -> o.putHeader("X-Amzn-Trace-Id", "Root=1-a;Lineage=1:b:3")));

        assertThat(receive(url, 1, 2)).singleElement().satisfies(it -> assertThat(it.attributes())
                .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, "Root=1-a;Lineage=1:b:3"));
    }

    @Test
    void a_queue_may_refuse_to_be_a_dead_letter_queue() {
        String refusing = sqs.createQueue(it -> it.queueName("refusing")
                        .attributes(
                                Map.of(QueueAttributeName.REDRIVE_ALLOW_POLICY, "{\"redrivePermission\":\"denyAll\"}")))
                .queueUrl();
        assertThat(refusing).endsWith("refusing");

        assertThatThrownBy(() -> sqs.setQueueAttributes(it -> it.queueUrl(url("plain"))
                        .attributes(Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":3}"
                                        .formatted(StackBuilder.queueArn("refusing"))))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("does not allow");
    }
}
