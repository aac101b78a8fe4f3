package mailroom.batches.dispatch;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Origin;
import mailroom.batches.usecase.RelayBatch.Committed;
import mailroom.platform.Trace;

/** What a record of the batches table's stream says to the relay. */
sealed interface StreamRecord {
    record NewBatch(Committed batch) implements StreamRecord {}

    /** A record of something else than work for the pump. */
    record Other() implements StreamRecord {}

    /** A batch that lacks what every batch has. */
    record Unreadable(String why) implements StreamRecord {}

    static StreamRecord read(DynamodbStreamRecord record) {
        Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
        if (image == null || !text(image, "sk").equals("META") || !isWork(record.getEventName(), image)) {
            return new Other();
        }
        try {
            var trace = new Trace(text(image, "request_id"), text(image, "traceparent"));
            return new NewBatch(
                    new Committed(new BatchId(text(image, "id")), new Origin(trace.requestId(), trace.traceparent())));
        } catch (IllegalArgumentException e) {
            return new Unreadable("no batch: " + e.getMessage());
        }
    }

    /** A batch that is new and not open, one that was open and is submitted now, or one that is called off while open. */
    private static boolean isWork(String event, Map<String, AttributeValue> image) {
        boolean canceled = image.containsKey("cancel_at");
        if ("INSERT".equals(event)) {
            return !image.containsKey("open");
        }
        return image.containsKey("open")
                ? canceled && !image.containsKey("settled_at")
                : image.containsKey("submitted_at")
                        && !canceled
                        && !image.containsKey("pump_cursor")
                        && !image.containsKey("dispatched_at");
    }

    static String text(Map<String, AttributeValue> image, String name) {
        return Optional.ofNullable(image.get(name)).map(AttributeValue::getS).orElse("");
    }
}
