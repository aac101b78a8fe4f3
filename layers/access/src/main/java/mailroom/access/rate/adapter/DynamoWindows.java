package mailroom.access.rate.adapter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mailroom.access.rate.Windows;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * {@code RATE#key / begin}: one conditional write per request. A write whose answer was lost is repeated by the SDK and may count twice: a key then has
 * a place less, never one more.
 */
record DynamoWindows(DynamoDbClient client, String table) implements Windows {
    @Override
    public Place take(String keyId, Instant begin, int most, Instant until) {
        try {
            var counted = client.updateItem(it -> it.tableName(table)
                    .key(Map.of("pk", s("RATE#" + keyId), "sk", s(begin.toString())))
                    .updateExpression("ADD #used :one SET #ttl = :ttl")
                    .conditionExpression("attribute_not_exists(#used) OR #used < :most")
                    .expressionAttributeNames(Map.of("#used", "used", "#ttl", "ttl"))
                    .expressionAttributeValues(
                            Map.of(":one", n(1), ":most", n(most), ":ttl", n(until.getEpochSecond())))
                    .returnValues(ReturnValue.UPDATED_NEW));
            return new Place.Taken(Optional.ofNullable(counted.attributes().get("used"))
                    .map(it -> Integer.parseInt(it.n()))
                    .orElseThrow());
        } catch (ConditionalCheckFailedException _) {
            return new Place.NoneLeft();
        }
    }

    private static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue n(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
