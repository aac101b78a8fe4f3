package mailroom.batches.adapter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions, and why one did not happen. */
final class Transactions {
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private static final int MOST_ATTEMPTS = 6;

    private Transactions() {}

    /** Writes all of it or nothing; tries again what only met another writer. */
    static void run(Table table, List<TransactWriteItem> writes) {
        for (int attempt = 1; ; attempt++) {
            try {
                table.client().transactWriteItems(it -> it.transactItems(writes));
                return;
            } catch (TransactionCanceledException e) {
                if (attempt == MOST_ATTEMPTS
                        || !isPassing(e)
                        || e.cancellationReasons().stream().anyMatch(Transactions::isCondition)) {
                    throw e;
                }
                table.backoff().after(attempt);
            }
        }
    }

    static TransactWriteItem put(Table table, Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(it -> it.tableName(table.name()).item(item))
                .build();
    }

    static boolean isCondition(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    /** Whether the same transaction may well happen a moment later. */
    static boolean isPassing(TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(it -> PASSING.contains(String.valueOf(it.code())));
    }
}
