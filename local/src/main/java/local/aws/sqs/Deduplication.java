package local.aws.sqs;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers for five minutes which message had which deduplication id. Guarded by its queue's lock. */
final class Deduplication {
    private static final long WINDOW = Duration.ofMinutes(5).toMillis();

    private final Map<String, Message> recent = new LinkedHashMap<>();

    Optional<Message> find(String id, long now) {
        for (Iterator<Message> oldest = recent.values().iterator(); oldest.hasNext(); ) {
            if (oldest.next().sentAt() + WINDOW > now) {
                break;
            }
            oldest.remove();
        }
        return Optional.ofNullable(recent.get(id));
    }

    void remember(String id, Message message) {
        recent.put(id, message);
    }
}
