package local.aws.sqs;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import local.aws.proxy.AwsError;

/** Remembers for five minutes which message had which deduplication id. Guarded by its queue's lock. */
final class Deduplication {
    private static final long WINDOW = Duration.ofMinutes(5).toMillis();

    private final Map<String, Known> recent = new LinkedHashMap<>();

    /** What the sender of the first message with an id heard. */
    record Known(String messageId, String md5, long sequence, long sentAt) {
        static Known of(Message message) {
            return new Known(message.id(), message.md5(), message.sequence(), message.sentAt());
        }
    }

    /**
     * What a FIFO queue knows a message by.
     *
     * @throws AwsError where there is no group, or neither an id nor the setting that makes one of the body
     */
    static String idOf(Outgoing outgoing, QueueSettings settings) {
        if (outgoing.group().isEmpty()) {
            throw new AwsError(400, "MissingParameter", "The request must contain the parameter MessageGroupId.");
        }
        return outgoing.deduplication().orElseGet(() -> {
            if (!settings.contentDeduplication()) {
                throw new AwsError(
                        400,
                        "InvalidParameterValue",
                        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
            }
            return Digests.sha256(outgoing.body());
        });
    }

    Optional<Known> find(String id, long now) {
        forget(now);
        return Optional.ofNullable(recent.get(id));
    }

    private void forget(long now) {
        for (Iterator<Known> oldest = recent.values().iterator(); oldest.hasNext(); ) {
            if (oldest.next().sentAt() + WINDOW > now) {
                break;
            }
            oldest.remove();
        }
    }

    /** Remembers a message that came in, unless its id is that of another one. */
    void notice(String id, Message message) {
        if (find(id, message.sentAt()).isEmpty()) {
            remember(id, Known.of(message));
        }
    }

    void remember(String id, Known message) {
        recent.remove(id);
        recent.put(id, message);
    }

    /** All ids that count at this time, the oldest first. */
    Map<String, Known> all(long now) {
        forget(now);
        return Collections.unmodifiableMap(recent);
    }
}
