package local.aws.proxy;

import java.util.Set;
import local.observe.Usage;

/** What a call to DynamoDB is billed as, in request units on demand. Reads of streams by Lambda cost nothing. */
record TableUse(Usage usage, double units) {
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    static boolean isBilled(String operation) {
        return READS.contains(operation) || WRITES.contains(operation);
    }

    static TableUse of(String operation, double units) {
        return new TableUse(READS.contains(operation) ? Usage.DYNAMODB_READ_UNITS : Usage.DYNAMODB_WRITE_UNITS, units);
    }
}
