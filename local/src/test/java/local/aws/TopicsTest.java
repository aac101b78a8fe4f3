package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class TopicsTest {
    private static Fixture fixture;
    private static SqsClient sqs;
    private static SnsClient sns;

    @BeforeAll
    static void start() {
        fixture = Fixture.of(it -> it.queue("bulk", "{}")
                .queue("urgent", "{}")
                .queue("large", "{}")
                .queue("enveloped", "{}")
                .queue("lost", "{}")
                .topic("chunks")
                .topic("bodies")
                .topic("gone")
                .subscription(
                        "chunks", "bulk", "{\"RawMessageDelivery\": true, \"FilterPolicy\": {\"kind\": [\"bulk\"]}}")
                .subscription("chunks", "urgent", """
                    {"RawMessageDelivery": true, "FilterPolicy": {"kind": [{"anything-but": ["bulk", "none"]}]}}""")
                .subscription("bodies", "large", """
                    {"RawMessageDelivery": true, "FilterPolicyScope": "MessageBody",
                     "FilterPolicy": {"size": [{"numeric": [">", 10]}]}}""")
                .subscription("bodies", "enveloped", "{}")
                .subscription(
                        "gone",
                        "no-such-queue",
                        "{\"RawMessageDelivery\": \"true\", \"RedrivePolicy\": {\"deadLetterTargetArn\": \"%s\"}}"
                                .formatted(StackBuilder.queueArn("lost"))));
        sqs = fixture.client(SqsClient.builder());
        sns = fixture.client(SnsClient.builder());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static List<Message> take(String queue, int waitSeconds) {
        String url = sqs.getQueueUrl(it -> it.queueName(queue)).queueUrl();
        List<Message> messages = sqs.receiveMessage(it -> it.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All"))
                .messages();
        messages.forEach(m -> sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(m.receiptHandle())));
        return messages;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    @Test
    void a_message_reaches_the_queues_whose_filter_it_matches_and_keeps_its_attributes() {
        sns.publish(it -> it.topicArn(StackBuilder.topicArn("chunks"))
                .message("{\"n\": 1}")
                .messageAttributes(Map.of("kind", text("transactional"))));

        Message received = take("urgent", 2).getFirst();
        assertThat(received.body()).isEqualTo("{\"n\": 1}");
        assertThat(received.messageAttributes().get("kind").stringValue()).isEqualTo("transactional");
        assertThat(take("bulk", 0)).isEmpty();
    }

    @Test
    void ten_in_one_call_arrive_in_their_order() {
        var entries = IntStream.range(0, 10)
                .mapToObj(i -> PublishBatchRequestEntry.builder()
                        .id("e" + i)
                        .message("m & <" + i + ">")
                        .messageAttributes(Map.of("kind", text("bulk")))
                        .build())
                .toList();

        var answer = sns.publishBatch(
                it -> it.topicArn(StackBuilder.topicArn("chunks")).publishBatchRequestEntries(entries));

        assertThat(answer.successful()).hasSize(10).allSatisfy(it -> assertThat(it.messageId())
                .isNotEmpty());
        assertThat(answer.failed()).isEmpty();
        assertThat(take("bulk", 2))
                .extracting(Message::body)
                .containsExactlyElementsOf(
                        entries.stream().map(PublishBatchRequestEntry::message).toList());
    }

    @Test
    void a_policy_on_bodies_looks_into_the_message_and_without_raw_delivery_there_is_an_envelope() throws Exception {
        var topic = StackBuilder.topicArn("bodies");
        sns.publish(it -> it.topicArn(topic).message("{\"size\": 9}"));
        var sent =
                sns.publish(it -> it.topicArn(topic).message("{\"size\": 11}").subject("big"));
        sns.publish(it -> it.topicArn(topic).message("no json"));

        assertThat(take("large", 2)).extracting(Message::body).containsExactly("{\"size\": 11}");
        List<Message> enveloped = take("enveloped", 2);
        assertThat(enveloped).hasSize(3);
        JsonNode envelope = new ObjectMapper().readTree(enveloped.get(1).body());
        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asText()).isEqualTo(sent.messageId());
        assertThat(envelope.path("Subject").asText()).isEqualTo("big");
        assertThat(envelope.path("Message").asText()).isEqualTo("{\"size\": 11}");
    }

    @Test
    void what_finds_no_queue_goes_to_the_dead_letter_queue_of_the_subscription() {
        sns.publish(it -> it.topicArn(StackBuilder.topicArn("gone")).message("stranded"));

        assertThat(take("lost", 2)).extracting(Message::body).containsExactly("stranded");
    }

    @Test
    void mistakes_are_named_as_sns_names_them() {
        var topic = StackBuilder.topicArn("chunks");
        assertThatThrownBy(() -> sns.publish(
                        it -> it.topicArn(StackBuilder.topicArn("nowhere")).message("x")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> sns.publish(it -> it.topicArn(topic).message("x".repeat(262_145))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> sns.subscribe(it -> it.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(StackBuilder.queueArn("bulk"))
                        .attributes(Map.of("FilterPolicy", "{\"kind\": \"no array\"}"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("FilterPolicy");
    }

    @Test
    void subscriptions_come_go_and_are_listed() {
        var topic = sns.createTopic(it -> it.name("own")).topicArn();
        var arn = sns.subscribe(it -> it.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(StackBuilder.queueArn("bulk"))
                        .attributes(Map.of("RawMessageDelivery", "true")))
                .subscriptionArn();

        assertThat(sns.listSubscriptionsByTopic(it -> it.topicArn(topic)).subscriptions())
                .singleElement()
                .satisfies(it -> assertThat(it.endpoint()).isEqualTo(StackBuilder.queueArn("bulk")));
        assertThat(sns.getSubscriptionAttributes(it -> it.subscriptionArn(arn)).attributes())
                .containsEntry("RawMessageDelivery", "true");
        sns.unsubscribe(it -> it.subscriptionArn(arn));
        assertThat(sns.listSubscriptionsByTopic(it -> it.topicArn(topic)).subscriptions())
                .isEmpty();
    }

    @Test
    void a_function_gets_one_record_a_message() throws Exception {
        java.util.concurrent.BlockingQueue<String> events = new java.util.concurrent.LinkedBlockingQueue<>();
        String topic = sns.createTopic(it -> it.name("functions")).topicArn();
        String subscription = sns.subscribe(it -> it.topicArn(topic)
                        .protocol("lambda")
                        .endpoint("arn:aws:lambda:us-east-1:000000000000:function:f")
                        .attributes(Map.of("FilterPolicy", "{\"kind\": [\"bulk\"]}")))
                .subscriptionArn();
        fixture.aws().topics().deliverTo((function, payload) -> events.add(function + " " + payload));
        sns.publish(it -> it.topicArn(topic).message("no"));
        sns.publish(it -> it.topicArn(topic).message("yes").messageAttributes(Map.of("kind", text("bulk"))));

        String[] got = events.poll(5, java.util.concurrent.TimeUnit.SECONDS).split(" ", 2);
        assertThat(got[0]).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:f");
        JsonNode record = new ObjectMapper().readTree(got[1]).path("Records").path(0);
        assertThat(record.path("EventSource").asText()).isEqualTo("aws:sns");
        assertThat(record.path("EventSubscriptionArn").asText()).isEqualTo(subscription);
        assertThat(record.path("Sns").path("Message").asText()).isEqualTo("yes");
        assertThat(record.path("Sns").path("Subject").isNull()).isTrue();
        assertThat(record.path("Sns")
                        .path("MessageAttributes")
                        .path("kind")
                        .path("Value")
                        .asText())
                .isEqualTo("bulk");
        assertThat(events).isEmpty();
    }

    @Test
    void a_fifo_topic_keeps_order_and_drops_what_it_has_seen() {
        String queue = sqs.createQueue(it -> it.queueName("ordered.fifo")
                        .attributes(Map.of(
                                software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        String topic = sns.createTopic(it -> it.name("ordered.fifo")
                        .attributes(Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true")))
                .topicArn();
        sns.subscribe(it -> it.topicArn(topic)
                .protocol("sqs")
                .endpoint(StackBuilder.queueArn("ordered.fifo"))
                .attributes(Map.of("RawMessageDelivery", "true")));
        for (String message : List.of("1", "2", "1", "3")) {
            assertThat(sns.publish(it -> it.topicArn(topic).message(message).messageGroupId("g"))
                            .sequenceNumber())
                    .hasSize(20);
        }

        org.awaitility.Awaitility.await().until(() -> sqs.getQueueAttributes(it -> it.queueUrl(queue)
                        .attributeNames(software.amazon.awssdk.services.sqs.model.QueueAttributeName.ALL))
                .attributesAsStrings()
                .get("ApproximateNumberOfMessages")
                .equals("3"));
        assertThat(take("ordered.fifo", 1)).extracting(Message::body).containsExactly("1", "2", "3");
        assertThatThrownBy(() -> sns.publish(it -> it.topicArn(topic).message("no group")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns.subscribe(it -> it.topicArn(StackBuilder.topicArn("chunks"))
                        .protocol("sqs")
                        .endpoint(StackBuilder.queueArn("ordered.fifo"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("FIFO");
    }

    @Test
    void a_raw_message_with_more_than_ten_attributes_is_discarded() {
        String topic = sns.createTopic(it -> it.name("crowded")).topicArn();
        sqs.createQueue(it -> it.queueName("crowded"));
        sqs.createQueue(it -> it.queueName("crowded-dead"));
        sns.subscribe(it -> it.topicArn(topic)
                .protocol("sqs")
                .endpoint(StackBuilder.queueArn("crowded"))
                .attributes(Map.of(
                        "RawMessageDelivery",
                        "true",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\": \"%s\"}".formatted(StackBuilder.queueArn("crowded-dead")))));
        Map<String, MessageAttributeValue> eleven = new java.util.HashMap<>();
        IntStream.range(0, 11).forEach(it -> eleven.put("a" + it, text("x")));
        sns.publish(it -> it.topicArn(topic).message("crowd").messageAttributes(eleven));
        sns.publish(it -> it.topicArn(topic).message("one"));

        assertThat(take("crowded", 2)).extracting(Message::body).containsExactly("one");
        assertThat(take("crowded-dead", 2)).extracting(Message::body).containsExactly("crowd");
    }
}
