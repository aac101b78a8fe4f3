package mailroom.tests.contract.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** FIFO queues. */
@AlsoOnLocalStack
class OrderedQueuesContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @RegisterExtension
    final Own own = new Own(SERVICES);

    private String url = "";

    @BeforeEach
    void make() {
        url = own.queue(Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
    }

    private SendMessageResponse send(String group, String id, String body) {
        return SERVICES.sqs().sendMessage(it -> it.queueUrl(url)
                .messageGroupId(group)
                .messageDeduplicationId(id)
                .messageBody(body));
    }

    private List<Message> take(int most, int waitSeconds) {
        return SERVICES.sqs()
                .receiveMessage(it -> it.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    @Test
    void messages_of_a_group_come_in_order_and_know_their_group() {
        var first = send("g", "1", "one");
        var second = send("g", "2", "two");
        assertThat(first.sequenceNumber()).hasSize(20).isLessThan(second.sequenceNumber());
        List<Message> messages = take(10, 10);
        assertThat(messages).extracting(Message::body).containsExactly("one", "two");
        assertThat(messages.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "1")
                .containsEntry(MessageSystemAttributeName.SEQUENCE_NUMBER, first.sequenceNumber());
    }

    @Test
    void what_comes_twice_is_taken_once_and_both_senders_hear_the_same() {
        var first = send("g", "same", "one");
        var again = send("g", "same", "another body");
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(take(10, 10)).extracting(Message::body).containsExactly("one");
    }

    @Test
    void a_group_waits_for_its_first_message_and_another_group_does_not() {
        send("a", "1", "a one");
        send("a", "2", "a two");
        send("b", "3", "b one");
        Message held = take(1, 10).getFirst();
        assertThat(held.body()).isEqualTo("a one");
        assertThat(take(10, 1)).extracting(Message::body).containsExactly("b one");
        assertThat(take(10, 0)).isEmpty();
        SERVICES.sqs().deleteMessage(it -> it.queueUrl(url).receiptHandle(held.receiptHandle()));
        assertThat(take(10, 10)).extracting(Message::body).containsExactly("a two");
    }

    @Test
    void a_message_needs_a_group_and_something_to_tell_it_by() {
        assertThatThrownBy(() -> SERVICES.sqs()
                        .sendMessage(it -> it.queueUrl(url).messageBody("b").messageDeduplicationId("1")))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        it -> assertThat(it.awsErrorDetails().errorCode()).isEqualTo("MissingParameter"));
        assertThatThrownBy(() -> SERVICES.sqs()
                        .sendMessage(it -> it.queueUrl(url).messageBody("b").messageGroupId("g")))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        it -> assertThat(it.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void a_delay_is_the_queues_and_not_the_messages() {
        assertThatThrownBy(() -> SERVICES.sqs().sendMessage(it -> it.queueUrl(url)
                        .messageBody("b")
                        .messageGroupId("g")
                        .messageDeduplicationId("1")
                        .delaySeconds(5)))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        it -> assertThat(it.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }
}
