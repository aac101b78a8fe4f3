package mailroom.batches.dispatch;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailroom.batches.domain.BatchId;

/** What a record of the batches table's stream says to the announcer. */
sealed interface ChangeRecord {
    /** A batch's stage or counts changed, or it is new. */
    record Changed(BatchId batch) implements ChangeRecord {}

    /** A record of something else; what the table's TTL removes is not told either. */
    record Other() implements ChangeRecord {}

    /** Of a batch that is named as none is. */
    record Unreadable(String why) implements ChangeRecord {}

    /** A batch's own item, or that of a shard of it. */
    Pattern PARTITION = Pattern.compile("BATCH#([^#]*)(#\\d+)?");

    static ChangeRecord read(DynamodbStreamRecord record) {
        Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
        if (image == null || !StreamRecord.text(image, "sk").matches("META|COUNTS")) {
            return new Other();
        }
        Matcher partition = PARTITION.matcher(StreamRecord.text(image, "pk"));
        return Optional.of(partition)
                .filter(Matcher::matches)
                .flatMap(it -> BatchId.parse(it.group(1)))
                .<ChangeRecord>map(Changed::new)
                .orElseGet(() -> new Unreadable("no batch's partition"));
    }
}
