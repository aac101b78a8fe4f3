package mailroom.batches.adapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.Happening.What;
import mailroom.batches.port.Submits;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The batch's own item again, so that its stream record is the outbox entry here too. */
record DynamoSubmits(Table table) implements Submits {
    @Override
    public Closed submit(Batch batch, Instant at, List<DueEntry> due) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(OpenItem.change(
                table,
                batch,
                "REMOVE #open SET %s = :at, %s".formatted(MetaItem.SUBMITTED_AT, HistoryItem.APPEND),
                Map.of(
                        ":at", Item.s(at.toString()),
                        ":none", HistoryItem.NONE,
                        ":happening", HistoryItem.of(What.SUBMITTED, at))));
        due.forEach(it -> writes.add(Transactions.put(table, DueItem.of(it))));
        try {
            Transactions.run(table, writes);
            return Closed.DONE;
        } catch (TransactionCanceledException e) {
            if (!Transactions.isCondition(e.cancellationReasons().getFirst())) {
                throw e;
            }
            return OpenItem.wasOutrun(e.cancellationReasons(), 0) ? Closed.OUTRUN : Closed.NOT_OPEN;
        }
    }
}
