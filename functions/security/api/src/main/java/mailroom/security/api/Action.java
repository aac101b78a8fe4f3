package mailroom.security.api;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The actions of the schema: what a scope may name and a question may ask about. */
final class Action {
    private static final Set<String> ON_BATCH =
            Set.of("CreateBatch", "ReadBatch", "AppendRecipients", "SubmitBatch", "CancelBatch", "RetryFailed");
    private static final Set<String> ON_BATCHES = Set.of("ListBatches", "WatchBatches");
    private static final Set<String> ON_SECURITY = Set.of(
            "ReadPeople",
            "WritePeople",
            "ReadKeys",
            "WriteKeys",
            "ReadRoles",
            "WriteRoles",
            "ReadPolicies",
            "WritePolicies",
            "ReadAudit",
            "CheckAccess");

    private Action() {}

    static Set<String> all() {
        return Stream.of(ON_BATCH, ON_BATCHES, ON_SECURITY)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isOne(String text) {
        return isOnBatch(text) || isOnBatches(text) || ON_SECURITY.contains(text);
    }

    /** Whether it is done to one batch. */
    static boolean isOnBatch(String action) {
        return ON_BATCH.contains(action);
    }

    /** Whether it is done to the batches as a whole. */
    static boolean isOnBatches(String action) {
        return ON_BATCHES.contains(action);
    }
}
