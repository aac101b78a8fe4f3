package mailroom.tests.contract.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@AlsoOnLocalStack
class TopicsContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @RegisterExtension
    final Own own = new Own(SERVICES);

    private static final Map<String, String> RAW = Map.of("RawMessageDelivery", "true");

    /** At least {@code expected} messages, in the order in which they came. */
    private static List<Message> take(String url, int expected) {
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < 5 && all.size() < expected; i++) {
            all.addAll(SERVICES.sqs()
                    .receiveMessage(it -> it.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(5)
                            .messageAttributeNames("All"))
                    .messages());
        }
        return all;
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    @Test
    void raw_delivery_hands_over_the_message_itself_and_its_attributes() {
        String topic = own.topic();
        String queue = own.queue();
        own.subscribe(topic, queue, RAW);
        var attributes = Map.of(
                "text",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Grüße")
                                .build(),
                "number",
                        MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue("1.50")
                                .build(),
                "list",
                        MessageAttributeValue.builder()
                                .dataType("String.Array")
                                .stringValue("[\"a\",\"b\"]")
                                .build(),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromUtf8String("\u0000x"))
                                .build());
        SERVICES.sns().publish(it -> it.topicArn(topic)
                .message("{\"n\": 1}")
                .subject("not for raw ones")
                .messageAttributes(attributes));
        Message message = take(queue, 1).getFirst();
        assertThat(message.body()).isEqualTo("{\"n\": 1}");
        assertThat(message.messageAttributes()).containsOnlyKeys("text", "number", "list", "bytes");
        message.messageAttributes().forEach((name, value) -> {
            assertThat(value.dataType()).isEqualTo(attributes.get(name).dataType());
            assertThat(value.stringValue()).isEqualTo(attributes.get(name).stringValue());
            assertThat(value.binaryValue()).isEqualTo(attributes.get(name).binaryValue());
        });
    }

    @Test
    void without_raw_delivery_the_message_lies_in_a_notification() throws Exception {
        String topic = own.topic();
        String queue = own.queue();
        String subscription = own.subscribe(topic, queue, Map.of());
        String id = SERVICES.sns()
                .publish(it -> it.topicArn(topic)
                        .message("Grüße")
                        .subject("s")
                        .messageAttributes(Texts.attributes(Map.of("kind", "bulk"))))
                .messageId();
        Message message = take(queue, 1).getFirst();
        assertThat(message.hasMessageAttributes()).isFalse();
        JsonNode notification = new ObjectMapper().readTree(message.body());
        assertThat(notification.path("Type").asText()).isEqualTo("Notification");
        assertThat(notification.path("MessageId").asText()).isEqualTo(id);
        assertThat(notification.path("TopicArn").asText()).isEqualTo(topic);
        assertThat(notification.path("Subject").asText()).isEqualTo("s");
        assertThat(notification.path("Message").asText()).isEqualTo("Grüße");
        assertThat(notification.path("Timestamp").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(notification.path("SignatureVersion").asText()).isEqualTo("1");
        assertThat(notification.path("UnsubscribeURL").asText()).contains(subscription);
        assertThat(notification
                        .path("MessageAttributes")
                        .path("kind")
                        .path("Type")
                        .asText())
                .isEqualTo("String");
        assertThat(notification
                        .path("MessageAttributes")
                        .path("kind")
                        .path("Value")
                        .asText())
                .isEqualTo("bulk");
    }

    @Test
    void every_queue_gets_its_own_copy() {
        String topic = own.topic();
        List<String> queues = List.of(own.queue(), own.queue(), own.queue());
        queues.forEach(it -> own.subscribe(topic, it, RAW));
        SERVICES.sns().publish(it -> it.topicArn(topic).message("all"));
        assertThat(queues)
                .allSatisfy(
                        it -> assertThat(take(it, 1)).extracting(Message::body).containsExactly("all"));
    }

    @Test
    void a_structured_message_has_a_text_for_each_protocol() {
        String topic = own.topic();
        String queue = own.queue();
        own.subscribe(topic, queue, RAW);
        SERVICES.sns().publish(it -> it.topicArn(topic)
                .messageStructure("json")
                .message("{\"default\":\"d\",\"sqs\":\"for queues\",\"email\":\"no\"}"));
        assertThat(take(queue, 1)).extracting(Message::body).containsExactly("for queues");
        assertThatThrownBy(() -> SERVICES.sns()
                        .publish(it ->
                                it.topicArn(topic).messageStructure("json").message("{\"sqs\":\"no default\"}")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void ten_go_in_one_call_and_each_has_its_answer() {
        String topic = own.topic();
        String queue = own.queue();
        own.subscribe(topic, queue, RAW);
        var entries = IntStream.range(0, 10)
                .mapToObj(it -> entry("e" + it, "m & <" + it + ">"))
                .toList();
        var answer = SERVICES.sns().publishBatch(it -> it.topicArn(topic).publishBatchRequestEntries(entries));
        assertThat(answer.failed()).isEmpty();
        assertThat(answer.successful())
                .extracting(PublishBatchResultEntry::id)
                .containsExactlyInAnyOrderElementsOf(
                        entries.stream().map(PublishBatchRequestEntry::id).toList());
        assertThat(take(queue, 10))
                .extracting(Message::body)
                .containsExactlyInAnyOrderElementsOf(
                        entries.stream().map(PublishBatchRequestEntry::message).toList());
    }

    @Test
    void a_batch_that_breaks_the_rules_is_refused_whole() {
        String topic = own.topic();
        assertThatThrownBy(() -> SERVICES.sns().publishBatch(it -> it.topicArn(topic)
                        .publishBatchRequestEntries(IntStream.range(0, 11)
                                .mapToObj(n -> entry("e" + n, "b"))
                                .toList())))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> SERVICES.sns().publishBatch(it -> it.topicArn(topic)
                        .publishBatchRequestEntries(entry("same", "a"), entry("same", "b"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    }

    @Test
    void who_subscribes_twice_is_subscribed_once() {
        String topic = own.topic();
        String queue = own.queue();
        String arn = own.subscribe(topic, queue, RAW);
        assertThat(own.subscribe(topic, queue, RAW)).isEqualTo(arn);
        assertThat(SERVICES.sns()
                        .listSubscriptionsByTopic(it -> it.topicArn(topic))
                        .subscriptions())
                .singleElement()
                .extracting(
                        Subscription::subscriptionArn,
                        Subscription::protocol,
                        Subscription::endpoint,
                        Subscription::topicArn)
                .containsExactly(arn, "sqs", own.arn(queue), topic);
        assertThatThrownBy(() -> own.subscribe(topic, queue, Map.of("RawMessageDelivery", "false")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_subscription_tells_what_it_was_made_with() {
        String topic = own.topic();
        String queue = own.queue();
        String policy = "{\"kind\":[\"bulk\"]}";
        String arn = own.subscribe(topic, queue, Map.of("RawMessageDelivery", "true", "FilterPolicy", policy));
        assertThat(SERVICES.sns()
                        .getSubscriptionAttributes(it -> it.subscriptionArn(arn))
                        .attributes())
                .containsEntry("SubscriptionArn", arn)
                .containsEntry("TopicArn", topic)
                .containsEntry("Endpoint", own.arn(queue))
                .containsEntry("Protocol", "sqs")
                .containsEntry("RawMessageDelivery", "true")
                .containsEntry("FilterPolicy", policy)
                .containsEntry("FilterPolicyScope", "MessageAttributes")
                .containsEntry("PendingConfirmation", "false")
                .containsEntry("ConfirmationWasAuthenticated", "true")
                .containsKey("Owner");
    }

    @Test
    void a_topic_is_made_once_and_listed() {
        String topic = own.topic();
        String name = topic.substring(topic.lastIndexOf(':') + 1);
        assertThat(SERVICES.sns().createTopic(it -> it.name(name)).topicArn()).isEqualTo(topic);
        assertThat(SERVICES.sns().listTopicsPaginator().topics())
                .anyMatch(it -> it.topicArn().equals(topic));
        assertThat(SERVICES.sns().getTopicAttributes(it -> it.topicArn(topic)).attributes())
                .containsEntry("TopicArn", topic)
                .containsEntry("SubscriptionsConfirmed", "0")
                .containsEntry("SubscriptionsPending", "0")
                .containsEntry("SubscriptionsDeleted", "0")
                .containsKey("Owner");
    }

    @Test
    void nothing_comes_after_the_subscription_has_ended() {
        String topic = own.topic();
        String ended = own.queue();
        String other = own.queue();
        String arn = own.subscribe(topic, ended, RAW);
        own.subscribe(topic, other, RAW);
        SERVICES.sns().unsubscribe(it -> it.subscriptionArn(arn));
        SERVICES.sns().publish(it -> it.topicArn(topic).message("b"));
        assertThat(take(other, 1)).hasSize(1);
        assertThat(SERVICES.sqs()
                        .receiveMessage(it -> it.queueUrl(ended).waitTimeSeconds(0))
                        .messages())
                .isEmpty();
    }

    @Test
    void an_ordered_topic_feeds_an_ordered_queue_and_takes_each_message_once() {
        String topic = own.topic(Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true"));
        String queue = own.queue(Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        own.subscribe(topic, queue, RAW);
        for (String message : List.of("1", "2", "1", "3")) {
            SERVICES.sns().publish(it -> it.topicArn(topic).message(message).messageGroupId("g"));
        }
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 5 && bodies.size() < 3; i++) {
            take(queue, 1).forEach(message -> {
                bodies.add(message.body());
                SERVICES.sqs().deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receiptHandle()));
            });
        }
        assertThat(bodies).containsExactly("1", "2", "3");
        assertThatThrownBy(() -> SERVICES.sns().publish(it -> it.topicArn(topic).message("no group")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void mistakes_have_the_names_that_sns_gives_them() {
        String topic = own.topic();
        String queue = own.queue();
        assertThatThrownBy(() ->
                        SERVICES.sns().publish(it -> it.topicArn(topic + "x").message("b")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> SERVICES.sns().publish(it -> it.topicArn(topic).message("")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> SERVICES.sns().publish(it -> it.topicArn(topic).message("x".repeat(262_145))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> own.subscribe(topic, queue, Map.of("FilterPolicy", "{\"kind\": \"no list\"}")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> own.subscribe(topic, queue, Map.of("FilterPolicy", "no json")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> own.subscribe(topic, queue, Map.of("NoSuchAttribute", "x")))
                .isInstanceOf(InvalidParameterException.class);
    }
}
