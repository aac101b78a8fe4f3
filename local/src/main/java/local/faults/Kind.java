package local.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a rule aims at, and what it may do there. */
enum Kind {
    FUNCTION,
    QUEUE,
    TABLE,
    TOPIC,
    SERVICE;

    private static final Set<String> TO_INVOCATIONS =
            Set.of("kill-before-answer", "kill-after-answer", "slow", "throttle");
    private static final Set<String> TO_CALLS = Set.of("away", "fail", "slow", "drop-answer");
    private static final Set<String> TO_DELIVERIES_AND_CALLS =
            Set.of("duplicate", "delay", "swap", "away", "fail", "slow", "drop-answer");

    Set<String> acts() {
        return switch (this) {
            case FUNCTION -> TO_INVOCATIONS;
            case QUEUE, TABLE -> TO_DELIVERIES_AND_CALLS;
            case TOPIC, SERVICE -> TO_CALLS;
        };
    }

    /** The field that names such a target. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofField(String field) {
        return Arrays.stream(values()).filter(it -> it.field().equals(field)).findFirst();
    }

    /** The kind of what calls to a service name. */
    static Kind ofService(String service) {
        return switch (service) {
            case "sqs" -> QUEUE;
            case "dynamodb" -> TABLE;
            case "sns" -> TOPIC;
            default -> SERVICE;
        };
    }
}
