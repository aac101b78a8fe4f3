package mailroom.security.acl;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.Change;

/** What a record of the security table's stream says to the relay. */
sealed interface ChangeRecord {
    record Told(Change change) implements ChangeRecord {}

    /** A record of something else than the audit's. */
    record Other() implements ChangeRecord {}

    /** An entry of the audit that lacks what every one has. */
    record Unreadable(String why) implements ChangeRecord {}

    static ChangeRecord read(DynamodbStreamRecord record) {
        Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
        if (!"INSERT".equals(record.getEventName())
                || image == null
                || !text(image, "pk").filter("AUDIT"::equals).isPresent()) {
            return new Other();
        }
        try {
            return new Told(SecurityAdapters.change(name ->
                    text(image, name).orElseThrow(() -> new IllegalArgumentException("there is no text " + name))));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
            return new Unreadable("no change: " + e.getMessage());
        }
    }

    private static Optional<String> text(Map<String, AttributeValue> image, String name) {
        return Optional.ofNullable(image.get(name)).map(AttributeValue::getS);
    }
}
