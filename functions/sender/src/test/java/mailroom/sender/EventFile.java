package mailroom.sender;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mailroom.platform.EventSource;
import mailroom.platform.Json;

/** The repository's {@code events/*.json}, and queue events made by tests. */
final class EventFile {
    /** The queues of the event files. */
    static final EventSource SOURCE = new EventSource(Set.of(
            "arn:aws:sqs:us-east-1:000000000000:local-TransactionalQueue",
            "arn:aws:sqs:us-east-1:000000000000:local-FeedbackQueue"));

    private EventFile() {}

    static SQSEvent read(String name) throws IOException, Json.Malformed {
        JsonNode records = Json.read(Files.readString(folder().resolve(name))).path("Records");
        List<SQSMessage> messages = new ArrayList<>();
        records.forEach(it -> messages.add(message(
                it.path("messageId").textValue(),
                it.path("body").textValue(),
                it.path("eventSourceARN").textValue())));
        return of(messages);
    }

    static SQSEvent of(List<SQSMessage> messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        return event;
    }

    static SQSMessage message(String id, String body) {
        return message(id, body, SOURCE.arns().iterator().next());
    }

    static SQSMessage message(String id, String body, String source) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        message.setEventSourceArn(source);
        return message;
    }

    private static Path folder() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("events"))) {
            at = at.getParent();
        }
        return at.resolve("events");
    }
}
