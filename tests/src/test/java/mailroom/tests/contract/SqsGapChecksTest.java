package mailroom.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mailroom.access.consume.adapter.ConsumerAdapters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@AlsoOnLocalStack
class SqsGapChecksTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static Map<QueueAttributeName, String> counts(String queue) {
        return SERVICES.sqs()
                .getQueueAttributes(it -> it.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    @Test
    void a_look_at_a_gap_waits_in_the_queue() {
        String queue = SERVICES.sqs()
                .createQueue(it -> it.queueName("gaps-" + UUID.randomUUID()))
                .queueUrl();
        ConsumerAdapters.gapChecks(SERVICES.sqs(), queue, InstantSource.system(), new Random(1))
                .order();
        assertThat(counts(queue))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    }
}
