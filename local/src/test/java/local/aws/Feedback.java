package local.aws;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The events in the queue {@code feedback}, by the message that they are about. */
final class Feedback {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, List<JsonNode>> byMessage = new HashMap<>();
    private final SqsClient sqs;
    private final String url;

    Feedback(Fixture fixture) {
        this.sqs = fixture.client(SqsClient.builder());
        this.url = sqs.getQueueUrl(it -> it.queueName("feedback")).queueUrl();
    }

    /** Waits until there are {@code events} about a message. */
    List<JsonNode> of(String messageId, int events) {
        return await().pollDelay(Duration.ZERO)
                .until(
                        () -> {
                            if (byMessage.getOrDefault(messageId, List.of()).size() < events) {
                                take();
                            }
                            return byMessage.getOrDefault(messageId, List.of());
                        },
                        it -> it.size() >= events);
    }

    private void take() throws JsonProcessingException {
        for (Message message : sqs.receiveMessage(
                        it -> it.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages()) {
            JsonNode event = MAPPER.readTree(message.body());
            byMessage
                    .computeIfAbsent(event.path("mail").path("messageId").asText(), it -> new ArrayList<>())
                    .add(event);
            sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
        }
    }
}
