package mailroom.tests.contract.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

@AlsoOnLocalStack
class QueuesContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @RegisterExtension
    final Own own = new Own(SERVICES);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static void send(String url, String body) {
        SERVICES.sqs().sendMessage(it -> it.queueUrl(url).messageBody(body));
    }

    private static List<Message> take(String url, int waitSeconds) {
        return SERVICES.sqs()
                .receiveMessage(it -> it.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static Message one(String url) {
        List<Message> messages = take(url, 10);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static String attribute(String url, QueueAttributeName name) {
        return SERVICES.sqs()
                .getQueueAttributes(it -> it.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static DeleteMessageBatchRequestEntry deletion(String id, String handle) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(handle)
                .build();
    }

    private static String code(Throwable thrown) {
        return ((SqsException) thrown).awsErrorDetails().errorCode();
    }

    @Test
    void a_message_comes_as_it_was_sent_with_all_that_is_known_of_it() {
        String url = own.queue();
        var attributes = Map.of(
                "text",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Grüße 🎉")
                                .build(),
                "number",
                        MessageAttributeValue.builder()
                                .dataType("Number.int")
                                .stringValue("42")
                                .build(),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, -1}))
                                .build());
        String body = "{\"a\": \"é\\n & <b>\"}\r\n\t🎉";
        var sent = SERVICES.sqs()
                .sendMessage(it -> it.queueUrl(url).messageBody(body).messageAttributes(attributes));
        Message message = one(url);
        assertThat(message.body()).isEqualTo(body);
        assertThat(message.messageId()).isEqualTo(sent.messageId());
        assertThat(message.md5OfBody()).isEqualTo(sent.md5OfMessageBody());
        assertThat(message.md5OfMessageAttributes()).isEqualTo(sent.md5OfMessageAttributes());
        assertThat(message.messageAttributes()).isEqualTo(attributes);
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsKeys(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.SENDER_ID,
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
    }

    @Test
    void who_asks_for_no_attributes_gets_none_and_a_prefix_is_enough() {
        String url = own.queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
        var value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("x")
                .build();
        SERVICES.sqs().sendMessage(it -> it.queueUrl(url)
                .messageBody("b")
                .messageAttributes(Map.of("mail.kind", value, "mail.team", value, "other", value)));
        Message bare = SERVICES.sqs()
                .receiveMessage(it -> it.queueUrl(url).waitTimeSeconds(10))
                .messages()
                .getFirst();
        assertThat(bare.hasMessageAttributes()).isFalse();
        assertThat(bare.attributes()).isEmpty();
        Message some = SERVICES.sqs()
                .receiveMessage(it -> it.queueUrl(url).waitTimeSeconds(10).messageAttributeNames("mail.*"))
                .messages()
                .getFirst();
        assertThat(some.messageAttributes()).containsOnlyKeys("mail.kind", "mail.team");
    }

    @Test
    void a_received_message_is_hidden_until_its_visibility_ends() {
        String url = own.queue();
        send(url, "once");
        Message first = one(url);
        assertThat(take(url, 0)).isEmpty();
        assertThat(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("1");
        SERVICES.sqs()
                .changeMessageVisibility(it ->
                        it.queueUrl(url).receiptHandle(first.receiptHandle()).visibilityTimeout(0));
        Message again = one(url);
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(again.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        SERVICES.sqs().deleteMessage(it -> it.queueUrl(url).receiptHandle(again.receiptHandle()));
        assertThat(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
        assertThat(take(url, 0)).isEmpty();
    }

    @Test
    void a_receiver_that_waits_gets_what_comes_while_it_waits() throws Exception {
        String url = own.queue();
        var waiting = CompletableFuture.supplyAsync(() -> take(url, 20));
        send(url, "came late");
        assertThat(waiting.get(15, java.util.concurrent.TimeUnit.SECONDS))
                .extracting(Message::body)
                .containsExactly("came late");
    }

    @Test
    @Tag(LocalServices.NOT_IN_LOCAL_STACK) // which takes a delay of more than 15 minutes in a batch
    void of_a_batch_each_entry_has_its_own_fate() {
        String url = own.queue();
        List<SendMessageBatchRequestEntry> entries = Stream.concat(
                        IntStream.range(0, 9).mapToObj(it -> entry("e" + it, "body " + it)),
                        Stream.of(SendMessageBatchRequestEntry.builder()
                                .id("late")
                                .messageBody("b")
                                .delaySeconds(901)
                                .build()))
                .toList();
        var answer = SERVICES.sqs().sendMessageBatch(it -> it.queueUrl(url).entries(entries));
        assertThat(answer.successful())
                .extracting(SendMessageBatchResultEntry::id)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 9).mapToObj(it -> "e" + it).toList());
        assertThat(answer.failed())
                .singleElement()
                .satisfies(it -> assertThat(it.id()).isEqualTo("late"))
                .satisfies(it -> assertThat(it.code()).isEqualTo("InvalidParameterValue"))
                .satisfies(it -> assertThat(it.senderFault()).isTrue());
    }

    @Test
    void a_batch_that_breaks_the_rules_is_refused_whole() {
        String url = own.queue();
        assertThatThrownBy(() ->
                        SERVICES.sqs().sendMessageBatch(it -> it.queueUrl(url).entries(List.of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> SERVICES.sqs().sendMessageBatch(it -> it.queueUrl(url)
                        .entries(IntStream.range(0, 11)
                                .mapToObj(n -> entry("e" + n, "b"))
                                .toList())))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> SERVICES.sqs()
                        .sendMessageBatch(it -> it.queueUrl(url).entries(entry("same", "a"), entry("same", "b"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        String half = "x".repeat(140_000);
        assertThatThrownBy(() -> SERVICES.sqs()
                        .sendMessageBatch(it -> it.queueUrl(url).entries(entry("a", half), entry("b", half))))
                .isInstanceOf(BatchRequestTooLongException.class);
        assertThat(take(url, 0)).isEmpty();
    }

    @Test
    void a_batch_of_deletions_says_which_handle_was_none() {
        String url = own.queue();
        send(url, "b");
        Message message = one(url);
        var answer = SERVICES.sqs().deleteMessageBatch(it -> it.queueUrl(url)
                .entries(deletion("good", message.receiptHandle()), deletion("bad", "no handle")));
        assertThat(answer.successful()).singleElement().satisfies(it -> assertThat(it.id())
                .isEqualTo("good"));
        assertThat(answer.failed())
                .singleElement()
                .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code)
                .containsExactly("bad", "ReceiptHandleIsInvalid");
    }

    @Test
    void a_delayed_message_waits_and_is_counted() {
        String url = own.queue();
        SERVICES.sqs().sendMessage(it -> it.queueUrl(url).messageBody("later").delaySeconds(900));
        assertThat(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        assertThat(take(url, 0)).isEmpty();
    }

    @Test
    void what_was_received_too_often_goes_to_the_dead_letters() {
        String dead = own.queue();
        String url = own.queue(Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":2}".formatted(own.arn(dead)),
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0"));
        send(url, "poison");
        one(url);
        one(url);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(take(url, 0)).isEmpty();
            assertThat(attribute(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .isEqualTo("1");
        });
        assertThat(one(dead).attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, own.arn(url));
    }

    @Test
    void a_queue_is_made_once_and_found_by_name_and_by_prefix() {
        String url = own.queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7"));
        String name = url.substring(url.lastIndexOf('/') + 1);
        assertThat(SERVICES.sqs()
                        .createQueue(
                                it -> it.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7")))
                        .queueUrl())
                .isEqualTo(url);
        assertThat(SERVICES.sqs().createQueue(it -> it.queueName(name)).queueUrl())
                .isEqualTo(url);
        assertThatThrownBy(() -> SERVICES.sqs().createQueue(it -> it.queueName(name)
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "8"))))
                .isInstanceOf(QueueNameExistsException.class);
        assertThat(SERVICES.sqs().getQueueUrl(it -> it.queueName(name)).queueUrl())
                .isEqualTo(url);
        assertThat(SERVICES.sqs().listQueues(it -> it.queueNamePrefix(name)).queueUrls())
                .containsExactly(url);
    }

    @Test
    void a_queue_tells_its_attributes_with_their_defaults() {
        String url = own.queue(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "86400"));
        assertThat(SERVICES.sqs()
                        .getQueueAttributes(it -> it.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributesAsStrings())
                .containsEntry("MessageRetentionPeriod", "86400")
                .containsEntry("VisibilityTimeout", "30")
                .containsEntry("DelaySeconds", "0")
                .containsEntry("ReceiveMessageWaitTimeSeconds", "0")
                .containsEntry("MaximumMessageSize", "262144")
                .containsEntry("ApproximateNumberOfMessages", "0")
                .containsEntry("SqsManagedSseEnabled", "true")
                .containsKeys("QueueArn", "CreatedTimestamp", "LastModifiedTimestamp");
        SERVICES.sqs().setQueueAttributes(it -> it.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "9")));
        assertThat(attribute(url, QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("9");
    }

    @Test
    void a_purged_queue_is_empty() {
        String url = own.queue();
        IntStream.range(0, 3).forEach(it -> send(url, "b" + it));
        SERVICES.sqs().purgeQueue(it -> it.queueUrl(url));
        assertThat(take(url, 0)).isEmpty();
    }

    @Test
    void mistakes_have_the_names_that_sqs_gives_them() {
        String url = own.queue();
        String nowhere = url.substring(0, url.lastIndexOf('/') + 1) + Own.name();
        assertThatThrownBy(() -> send(nowhere, "b")).isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> SERVICES.sqs().getQueueUrl(it -> it.queueName("nowhere")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> send(url, "bell \u0007"))
                .satisfies(it -> assertThat(code(it)).isEqualTo("InvalidMessageContents"));
        assertThatThrownBy(() -> send(url, "x".repeat(262_145)))
                .satisfies(it -> assertThat(code(it)).isEqualTo("InvalidParameterValue"));
        assertThatThrownBy(() -> send(url, ""))
                .satisfies(it -> assertThat(code(it)).isEqualTo("MissingParameter"));
        assertThatThrownBy(() ->
                        SERVICES.sqs().receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(11)))
                .satisfies(it -> assertThat(code(it)).isEqualTo("InvalidParameterValue"));
        assertThatThrownBy(() ->
                        SERVICES.sqs().deleteMessage(it -> it.queueUrl(url).receiptHandle("no handle")))
                .satisfies(it -> assertThat(code(it)).isEqualTo("ReceiptHandleIsInvalid"));
    }
}
