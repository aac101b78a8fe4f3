package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import local.observe.Usage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Request units, worked out by hand: 1 KB written or 4 KB read are a unit, eventually consistent reads half, transactions twice. */
class TableMeteringTest {
    private static final String TABLE = """
            {"BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "owner", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
             "GlobalSecondaryIndexes": [{"IndexName": "by-owner", "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}],
                                         "Projection": {"ProjectionType": "ALL"}}]}""";

    private static Fixture fixture;

    @BeforeAll
    static void start() {
        fixture = Fixture.of(it -> it.table("things", TABLE));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static double writes(String who) {
        return fixture.ledger().used().of(Usage.DYNAMODB_WRITE_UNITS).getOrDefault(who, 0.0);
    }

    private static double reads(String who) {
        return fixture.ledger().used().of(Usage.DYNAMODB_READ_UNITS).getOrDefault(who, 0.0);
    }

    private static DynamoDbClient client(String who) {
        return fixture.client(DynamoDbClient.builder(), who);
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", fromS(pk));
    }

    private static Map<String, AttributeValue> item(String pk, int bytes) {
        return Map.of("pk", fromS(pk), "v", fromS("x".repeat(bytes)));
    }

    @Test
    void a_write_costs_a_unit_for_every_kilobyte_begun_in_the_table_and_in_each_index_that_holds_the_item() {
        DynamoDbClient dynamo = client("WRITES");
        dynamo.putItem(it -> it.tableName("things").item(item("w1", 500)));
        assertThat(writes("WRITES")).isEqualTo(1);

        dynamo.putItem(it -> it.tableName("things").item(item("w2", 2_500)));
        assertThat(writes("WRITES")).isEqualTo(1 + 3);

        dynamo.putItem(it -> it.tableName("things").item(Map.of("pk", fromS("w3"), "owner", fromS("ann"))));
        assertThat(writes("WRITES")).isEqualTo(1 + 3 + 2);
    }

    @Test
    void a_read_costs_half_a_unit_for_every_4_kilobytes_and_a_consistent_one_a_whole() {
        DynamoDbClient dynamo = client("READS");
        client("OTHER").putItem(it -> it.tableName("things").item(item("r1", 5_000)));
        dynamo.getItem(it -> it.tableName("things").key(key("r1")));
        assertThat(reads("READS")).isEqualTo(1);

        dynamo.getItem(it -> it.tableName("things").key(key("r1")).consistentRead(true));
        assertThat(reads("READS")).isEqualTo(1 + 2);

        dynamo.getItem(it -> it.tableName("things").key(key("nothing there")));
        assertThat(reads("READS")).isEqualTo(1 + 2 + 0.5);
        assertThat(writes("READS")).isZero();
    }

    @Test
    void batches_cost_the_sum_of_their_items() {
        DynamoDbClient dynamo = client("BATCHES");
        dynamo.batchWriteItem(it -> it.requestItems(Map.of(
                "things",
                List.of(
                        WriteRequest.builder().putRequest(put("b1", 10)).build(),
                        WriteRequest.builder().putRequest(put("b2", 1_500)).build()))));
        assertThat(writes("BATCHES")).isEqualTo(1 + 2);

        dynamo.batchGetItem(it -> it.requestItems(Map.of(
                "things",
                KeysAndAttributes.builder().keys(List.of(key("b1"), key("b2"))).build())));
        assertThat(reads("BATCHES")).isEqualTo(0.5 + 0.5);
    }

    @Test
    void a_query_costs_what_it_looks_at_together() {
        DynamoDbClient dynamo = client("QUERIES");
        client("OTHER").putItem(it -> it.tableName("things").item(item("q1", 6_000)));
        dynamo.query(it -> it.tableName("things")
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(Map.of(":p", fromS("q1")))
                .projectionExpression("pk"));

        assertThat(reads("QUERIES")).isEqualTo(1);
    }

    @Test
    void a_transaction_costs_twice_and_each_condition_check_as_the_least_write() {
        DynamoDbClient dynamo = client("TRANSACTIONS");
        dynamo.transactWriteItems(it -> it.transactItems(write("t1", 10), write("t2", 1_500)));
        assertThat(writes("TRANSACTIONS")).isEqualTo(2 * (1 + 2));

        dynamo.transactWriteItems(it -> it.transactItems(check("t1"), write("t3", 10)));
        assertThat(writes("TRANSACTIONS")).isEqualTo(2 * (1 + 2) + 2 * (1 + 1));

        dynamo.transactGetItems(it -> it.transactItems(List.of(read("t1"), read("t2"))));
        assertThat(reads("TRANSACTIONS")).isEqualTo(2 * (1 + 1));
    }

    @Test
    void a_failed_condition_costs_the_least_write_and_in_a_transaction_that_of_every_item() {
        DynamoDbClient dynamo = client("FAILURES");
        assertThatThrownBy(() -> dynamo.putItem(
                        it -> it.tableName("things").item(item("f1", 10)).conditionExpression("attribute_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(writes("FAILURES")).isEqualTo(1);

        assertThatThrownBy(() -> dynamo.transactWriteItems(it -> it.transactItems(check("f1"), write("f2", 10))))
                .isInstanceOf(TransactionCanceledException.class);
        assertThat(writes("FAILURES")).isEqualTo(1 + 2 * (1 + 1));
    }

    @Test
    void who_asks_what_was_consumed_is_told_and_nobody_else() {
        DynamoDbClient dynamo = client("ASKS");
        var told = dynamo.putItem(
                it -> it.tableName("things").item(item("a1", 10)).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        var untold = dynamo.putItem(
                it -> it.tableName("things").item(item("a1", 10)).returnConsumedCapacity(ReturnConsumedCapacity.NONE));

        assertThat(told.consumedCapacity().capacityUnits()).isEqualTo(1);
        assertThat(untold.consumedCapacity()).isNull();
        assertThat(writes("ASKS")).isEqualTo(2);
    }

    @Test
    void an_answer_is_whole_without_what_was_not_asked_for_and_its_checksum_is_right() {
        RawCalls calls = new RawCalls(fixture.aws().endpoint(), "RAW", "test");
        calls.dynamo("PutItem", """
                {"TableName":"things","Item":{"pk":{"S":"ConsumedCapacity"},"ReturnConsumedCapacity":{"M":{"CapacityUnits":{"N":"7"}}}}}""");
        var answer = calls.dynamo("GetItem", """
                {"TableName":"things","Key":{"pk":{"S":"ConsumedCapacity"}}}""");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"Item\":{\"ReturnConsumedCapacity\":{\"M\":{\"CapacityUnits\":{\"N\":\"7\"}}},\"pk\":{\"S\":\"ConsumedCapacity\"}}}");
        CRC32 checksum = new CRC32();
        checksum.update(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.headers().firstValue("x-amz-crc32")).contains(Long.toString(checksum.getValue()));
        assertThat(calls.dynamo("DeleteItem", """
                {"TableName":"things","Key":{"pk":{"S":"ConsumedCapacity"}}}""").body()).isEqualTo("{}");
        assertThat(reads("RAW")).isEqualTo(0.5);
        assertThat(writes("RAW")).isEqualTo(2);
    }

    private static PutRequest put(String pk, int bytes) {
        return PutRequest.builder().item(item(pk, bytes)).build();
    }

    private static TransactWriteItem write(String pk, int bytes) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName("things").item(item(pk, bytes)).build())
                .build();
    }

    private static TransactGetItem read(String pk) {
        return TransactGetItem.builder()
                .get(it -> it.tableName("things").key(key(pk)))
                .build();
    }

    private static TransactWriteItem check(String pk) {
        return TransactWriteItem.builder()
                .conditionCheck(it -> it.tableName("things").key(key(pk)).conditionExpression("attribute_exists(pk)"))
                .build();
    }
}
