package mailroom.batches.adapter;

import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why a transaction did not happen. */
final class Transactions {
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private Transactions() {}

    static boolean isCondition(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    /** Whether the same transaction may well happen a moment later. */
    static boolean isPassing(TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(it -> PASSING.contains(String.valueOf(it.code())));
    }
}
