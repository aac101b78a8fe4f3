package mailroom.sender.adapter;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Hold;
import mailroom.sender.domain.Lease;
import mailroom.sender.domain.Outcome;
import mailroom.sender.domain.Progress;
import mailroom.sender.domain.Stored;
import mailroom.sender.port.Leases;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Leases as one item per chunk, {@code LEASE#<batch>#<chunk>}/{@code LEASE}, each step one conditional write. {@code state} is {@code taken},
 * {@code open} (given up, the rest to be sent later) or {@code done}.
 *
 * <p>The client may repeat a write whose answer was lost: both conditions hold for a write's own repetition too.
 */
final class DynamoLeases implements Leases {
    /** Queue and dead-letter queue keep a message for 14 days each: no copy of it outlives the lease. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(28);

    private static final Map<String, String> NAMES =
            Map.of("#state", "state", "#until", "until", "#ttl", "ttl", "#holder", "holder", "#outcomes", "outcomes");

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;
    private final Supplier<String> holders;

    DynamoLeases(DynamoDbClient dynamo, String table, InstantSource clock, Supplier<String> holders) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
        this.holders = holders;
    }

    @Override
    public Lease take(Chunk chunk, Duration duration) {
        Instant now = clock.instant();
        Hold hold = new Hold(chunk.id(), holders.get());
        Instant until = now.plus(duration);
        try {
            Map<String, AttributeValue> item = dynamo.updateItem(it -> it.tableName(table)
                            .key(key(chunk.id()))
                            .updateExpression("SET #state = :taken, #holder = :holder, #until = :until, #ttl = :ttl")
                            .conditionExpression("attribute_not_exists(pk) OR #state = :open OR #holder = :holder")
                            .expressionAttributeNames(namesOf("#state", "#holder", "#until", "#ttl"))
                            .expressionAttributeValues(Map.of(
                                    ":taken", fromS("taken"),
                                    ":open", fromS("open"),
                                    ":holder", fromS(hold.holder()),
                                    ":until", millis(until),
                                    ":ttl", seconds(chunk.expiresAt(), now)))
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .attributes();
            return new Lease.Taken(hold, until, outcomes(item), attempts(item));
        } catch (ConditionalCheckFailedException e) {
            return found(chunk.id(), e.item(), now);
        }
    }

    private static Lease found(ChunkId chunk, Map<String, AttributeValue> item, Instant now) {
        if (required(item, "state").s().equals("done")) {
            return new Lease.Done(outcomes(item));
        }
        Instant until =
                Instant.ofEpochMilli(Long.parseLong(required(item, "until").n()));
        return until.isAfter(now)
                ? new Lease.Held(until)
                : new Lease.Lost(new Hold(chunk, required(item, "holder").s()), outcomes(item));
    }

    @Override
    public Stored store(Hold hold, Progress progress) {
        return switch (progress) {
            case Progress.Complete(var outcomes) -> store(hold, "done", outcomes, "", Map.of());
            case Progress.Partial(var outcomes, int attempts) ->
                store(hold, "open", outcomes, ", attempts = :attempts", Map.of(":attempts", fromN("" + attempts)));
        };
    }

    private Stored store(
            Hold hold, String state, List<Outcome> outcomes, String more, Map<String, AttributeValue> moreValues) {
        Map<String, AttributeValue> values = new HashMap<>(moreValues);
        values.put(":taken", fromS("taken"));
        values.put(":state", fromS(state));
        values.put(":holder", fromS(hold.holder()));
        values.put(":outcomes", fromS(OutcomeJson.keep(outcomes)));
        try {
            dynamo.updateItem(it -> it.tableName(table)
                    .key(key(hold.chunk()))
                    .updateExpression("SET #state = :state, #outcomes = :outcomes" + more)
                    .conditionExpression("#holder = :holder AND (#state = :taken OR #outcomes = :outcomes)")
                    .expressionAttributeNames(namesOf("#state", "#holder", "#outcomes"))
                    .expressionAttributeValues(values));
            return Stored.KEPT;
        } catch (ConditionalCheckFailedException e) {
            return Stored.OVERTAKEN;
        }
    }

    private static Map<String, AttributeValue> key(ChunkId chunk) {
        return Map.of(
                "pk", fromS("LEASE#%s#%d".formatted(chunk.batch(), chunk.number())),
                "sk", fromS("LEASE"));
    }

    private static Map<String, String> namesOf(String... names) {
        Map<String, String> used = new HashMap<>(NAMES);
        used.keySet().retainAll(List.of(names));
        return used;
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("a lease without " + name);
        }
        return value;
    }

    private static List<Outcome> outcomes(Map<String, AttributeValue> item) {
        AttributeValue stored = item.get("outcomes");
        return stored == null ? List.of() : OutcomeJson.read(stored.s());
    }

    private static int attempts(Map<String, AttributeValue> item) {
        AttributeValue stored = item.get("attempts");
        return stored == null ? 0 : Integer.parseInt(stored.n());
    }

    private static AttributeValue millis(Instant instant) {
        return fromN(Long.toString(instant.toEpochMilli()));
    }

    private static AttributeValue seconds(Instant expiresAt, Instant now) {
        Instant from = expiresAt.isAfter(now) ? expiresAt : now;
        return fromN(Long.toString(from.plus(KEPT_AFTER_EXPIRY).getEpochSecond()));
    }
}
