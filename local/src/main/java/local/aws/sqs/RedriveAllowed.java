package local.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import local.aws.proxy.AwsError;
import local.aws.proxy.JsonBody;

/**
 * Which queues may send their dead letters to a queue.
 *
 * @param sources those that may; empty where all may or none
 */
record RedriveAllowed(Permission permission, Set<String> sources) {
    private static final int MOST_SOURCES = 10;

    /** As {@code redrivePermission} has it. */
    enum Permission {
        ALL,
        NONE,
        BY_QUEUE
    }

    RedriveAllowed {
        sources = Set.copyOf(sources);
    }

    /** @param policy JSON; empty: all may */
    static RedriveAllowed of(String policy) {
        if (policy.isBlank()) {
            return new RedriveAllowed(Permission.ALL, Set.of());
        }
        JsonNode node = JsonBody.read(policy);
        Set<String> sources = new HashSet<>();
        node.path("sourceQueueArns").forEach(it -> sources.add(it.asText()));
        Permission permission =
                switch (JsonBody.required(node, "redrivePermission")) {
                    case "allowAll" -> Permission.ALL;
                    case "denyAll" -> Permission.NONE;
                    case "byQueue" -> Permission.BY_QUEUE;
                    default -> throw invalid(policy);
                };
        if (sources.isEmpty() == (permission == Permission.BY_QUEUE) || sources.size() > MOST_SOURCES) {
            throw invalid(policy);
        }
        return new RedriveAllowed(permission, sources);
    }

    boolean allows(String sourceArn) {
        return switch (permission) {
            case ALL -> true;
            case NONE -> false;
            case BY_QUEUE -> sources.contains(sourceArn);
        };
    }

    private static AwsError invalid(String policy) {
        return new AwsError(
                400, "InvalidAttributeValue", "Invalid value for the parameter RedriveAllowPolicy: " + policy);
    }
}
