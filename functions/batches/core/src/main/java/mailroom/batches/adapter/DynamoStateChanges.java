package mailroom.batches.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.ShardChange;
import mailroom.batches.domain.Tally;
import mailroom.batches.port.StateChanges;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** States and counts in one transaction; a lone state that counts nothing new in a plain update, at half the price. */
record DynamoStateChanges(Table table) implements StateChanges {
    @Override
    public Saved save(ShardChange change) {
        List<Update> states = change.states().stream().map(this::state).toList();
        if (states.size() == 1 && change.delta().equals(Tally.EMPTY)) {
            return saveAlone(states.getFirst());
        }
        var writes = new ArrayList<Update>(states);
        if (!change.delta().equals(Tally.EMPTY)) {
            writes.add(counts(change));
        }
        var items = writes.stream()
                .map(it -> TransactWriteItem.builder().update(it).build())
                .toList();
        try {
            table.client().transactWriteItems(it -> it.transactItems(items));
            return Saved.DONE;
        } catch (TransactionCanceledException e) {
            return refusal(e, states.size());
        }
    }

    private Saved saveAlone(Update state) {
        try {
            table.client().updateItem(it -> it.tableName(state.tableName())
                    .key(state.key())
                    .updateExpression(state.updateExpression())
                    .conditionExpression(state.conditionExpression())
                    .expressionAttributeNames(state.expressionAttributeNames())
                    .expressionAttributeValues(state.expressionAttributeValues()));
            return Saved.DONE;
        } catch (ConditionalCheckFailedException | TransactionConflictException e) {
            return Saved.CONFLICT;
        }
    }

    private static Saved refusal(TransactionCanceledException e, int states) {
        List<CancellationReason> reasons = e.cancellationReasons();
        if (reasons.subList(Math.min(states, reasons.size()), reasons.size()).stream()
                .anyMatch(Transactions::isCondition)) {
            return Saved.GONE;
        }
        if (Transactions.isPassing(e) || reasons.stream().anyMatch(Transactions::isCondition)) {
            return Saved.CONFLICT;
        }
        throw e;
    }

    private Update state(ChunkState state) {
        Map<String, AttributeValue> changing = StateItem.changing(state);
        var values = new HashMap<String, AttributeValue>();
        changing.forEach((name, value) -> values.put(":" + name, value));
        values.put(":before", Item.n(state.version() - 1));
        String set = changing.keySet().stream()
                .map(it -> "#%s = :%s".formatted(it, it))
                .collect(Collectors.joining(", "));
        return Update.builder()
                .tableName(table.name())
                .key(Key.state(state.id()).attributes())
                .updateExpression("SET " + set)
                .conditionExpression("#v = :before")
                .expressionAttributeNames(
                        changing.keySet().stream().collect(Collectors.toMap(it -> "#" + it, it -> it)))
                .expressionAttributeValues(values)
                .build();
    }

    private Update counts(ShardChange change) {
        Map<RecipientState, Integer> delta = change.delta().perState();
        var values = new HashMap<String, AttributeValue>();
        delta.forEach((state, count) -> values.put(":" + state.label(), Item.n(count)));
        values.put(":one", Item.n(1));
        return Update.builder()
                .tableName(table.name())
                .key(Key.counts(change.shard()).attributes())
                .updateExpression("ADD "
                        + delta.keySet().stream()
                                .map(it -> "#%s :%s".formatted(it.label(), it.label()))
                                .collect(Collectors.joining(", "))
                        + ", %s :one".formatted(Item.CHANGES))
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeNames(delta.keySet().stream()
                        .collect(Collectors.toMap(it -> "#" + it.label(), RecipientState::label)))
                .expressionAttributeValues(values)
                .build();
    }
}
