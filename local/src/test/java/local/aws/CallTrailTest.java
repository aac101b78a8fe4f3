package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import local.observe.CallTrail.Deed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Who listens hears what every call does to what. */
class CallTrailTest {
    private static final String TABLE = """
        {"BillingMode": "PAY_PER_REQUEST",
         "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "owner", "AttributeType": "S"}],
         "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
         "GlobalSecondaryIndexes": [{"IndexName": "by-owner", "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}],
                                     "Projection": {"ProjectionType": "ALL"}}]}\
        """;
    private static final Map<String, AttributeValue> ITEM = Map.of("pk", AttributeValue.fromS("a"));

    private static final Set<Deed> HEARD = ConcurrentHashMap.newKeySet();

    private static Fixture fixture;

    @BeforeAll
    static void start() {
        fixture = Fixture.heardBy(
                it -> it.table("orders", TABLE)
                        .table("stock", TABLE)
                        .queue("work", "{}")
                        .topic("news"),
                HEARD::add);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static Deed deed(String caller, String service, String operation, String part, String resource) {
        return new Deed(caller, service, operation, part, resource);
    }

    private static Set<Deed> heard(String caller) {
        return Set.copyOf(
                HEARD.stream().filter(it -> it.caller().equals(caller)).toList());
    }

    @Test
    void a_transaction_is_told_by_its_items_and_a_batch_by_its_tables() {
        DynamoDbClient dynamo = fixture.client(DynamoDbClient.builder(), "LOCALONE");
        dynamo.transactWriteItems(it -> it.transactItems(
                TransactWriteItem.builder()
                        .put(put -> put.tableName("orders").item(ITEM))
                        .build(),
                TransactWriteItem.builder()
                        .conditionCheck(check ->
                                check.tableName("stock").key(ITEM).conditionExpression("attribute_not_exists(pk)"))
                        .build()));
        KeysAndAttributes keys = KeysAndAttributes.builder().keys(List.of(ITEM)).build();
        dynamo.batchGetItem(it -> it.requestItems(Map.of("orders", keys, "stock", keys)));

        assertThat(heard("LOCALONE"))
                .containsExactlyInAnyOrder(
                        deed("LOCALONE", "dynamodb", "TransactWriteItems", "Put", "orders"),
                        deed("LOCALONE", "dynamodb", "TransactWriteItems", "ConditionCheck", "stock"),
                        deed("LOCALONE", "dynamodb", "BatchGetItem", "", "orders"),
                        deed("LOCALONE", "dynamodb", "BatchGetItem", "", "stock"));
    }

    @Test
    void a_query_is_told_with_its_index() {
        DynamoDbClient dynamo = fixture.client(DynamoDbClient.builder(), "LOCALTWO");
        Map<String, AttributeValue> values = Map.of(":a", AttributeValue.fromS("a"));
        dynamo.query(
                it -> it.tableName("orders").keyConditionExpression("pk = :a").expressionAttributeValues(values));
        dynamo.query(it -> it.tableName("orders")
                .indexName("by-owner")
                .keyConditionExpression("#o = :a")
                .expressionAttributeNames(Map.of("#o", "owner"))
                .expressionAttributeValues(values));

        assertThat(heard("LOCALTWO"))
                .containsExactlyInAnyOrder(
                        deed("LOCALTWO", "dynamodb", "Query", "", "orders"),
                        deed("LOCALTWO", "dynamodb", "Query", "index/by-owner", "orders"));
    }

    @Test
    void a_call_that_is_refused_is_told_too() {
        DynamoDbClient dynamo = fixture.client(DynamoDbClient.builder(), "LOCALTHREE");
        assertThatThrownBy(() -> dynamo.putItem(it -> it.tableName("nowhere").item(ITEM)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(heard("LOCALTHREE")).containsExactly(deed("LOCALTHREE", "dynamodb", "PutItem", "", "nowhere"));
    }

    @Test
    void queues_topics_and_who_a_mail_is_from_are_told() {
        String queue = fixture.aws().endpoint() + "/000000000000/work";
        fixture.client(SqsClient.builder(), "LOCALFOUR")
                .sendMessage(it -> it.queueUrl(queue).messageBody("x"));
        fixture.client(SnsClient.builder(), "LOCALFOUR")
                .publish(it -> it.topicArn(StackBuilder.topicArn("news")).message("x"));
        fixture.client(SesV2Client.builder(), "LOCALFOUR").sendEmail(it -> it.fromEmailAddress("us@example.com")
                .destination(to -> to.toAddresses("success@simulator.amazonses.com"))
                .content(c ->
                        c.simple(mail -> mail.subject(s -> s.data("s")).body(b -> b.text(text -> text.data("t"))))));

        assertThat(heard("LOCALFOUR"))
                .contains(
                        deed("LOCALFOUR", "sqs", "SendMessage", "", queue),
                        deed("LOCALFOUR", "sns", "Publish", "", StackBuilder.topicArn("news")),
                        deed("LOCALFOUR", "ses", "SendEmail", "From", "us@example.com"));
    }
}
