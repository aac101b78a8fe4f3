package local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import local.aws.dynamo.DynamoProcess;
import local.aws.proxy.AwsService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

class TablesTest {
    private static final String TABLE = """
        {"BillingMode": "PAY_PER_REQUEST",
         "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"},
                                  {"AttributeName": "gsi1pk", "AttributeType": "S"}],
         "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
         "GlobalSecondaryIndexes": [{"IndexName": "by-owner", "KeySchema": [{"AttributeName": "gsi1pk", "KeyType": "HASH"}],
                                     "Projection": {"ProjectionType": "ALL"}}],
         "StreamSpecification": {"StreamViewType": "NEW_IMAGE"},
         "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": true},
         "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true},
         "SSESpecification": {"SSEEnabled": true}}""";

    private static Fixture fixture;
    private static DynamoDbClient dynamo;

    @BeforeAll
    static void start() {
        fixture = Fixture.of(it -> it.table("batches", TABLE));
        dynamo = fixture.client(DynamoDbClient.builder(), "LOCALPUMP");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static Map<String, AttributeValue> item(String pk, String value) {
        return Map.of(
                "pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("META"), "v", AttributeValue.fromS(value));
    }

    @Test
    void a_table_has_the_template_s_keys_index_stream_and_lifetime() {
        var table = dynamo.describeTable(it -> it.tableName("batches")).table();

        assertThat(table.keySchema()).hasSize(2);
        assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(it -> assertThat(it.indexName())
                .isEqualTo("by-owner"));
        assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
        assertThat(dynamo.describeTimeToLive(it -> it.tableName("batches"))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void every_access_key_sees_the_same_items_large_ones_too() {
        dynamo.putItem(it -> it.tableName("batches").item(item("large", "x".repeat(300_000))));

        var other = fixture.client(DynamoDbClient.builder(), "LOCALOUTCOMES");
        var read = other.getItem(it -> it.tableName("batches")
                .key(Map.of("pk", AttributeValue.fromS("large"), "sk", AttributeValue.fromS("META"))));

        assertThat(read.item().get("v").s()).hasSize(300_000);
    }

    @Test
    void a_stream_tells_of_a_change() {
        dynamo.putItem(it -> it.tableName("batches").item(item("streamed", "x")));
        var streams = fixture.client(DynamoDbStreamsClient.builder());
        String arn = dynamo.describeTable(it -> it.tableName("batches")).table().latestStreamArn();
        String shard = streams.describeStream(it -> it.streamArn(arn))
                .streamDescription()
                .shards()
                .getFirst()
                .shardId();
        String iterator = streams.getShardIterator(
                        it -> it.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();

        assertThat(streams.getRecords(it -> it.shardIterator(iterator)).records())
                .isNotEmpty();
    }

    @Test
    void calls_are_counted_by_caller_service_and_operation() {
        var counted = fixture.client(DynamoDbClient.builder(), "LOCALCOUNTED");
        counted.putItem(it -> it.tableName("batches").item(item("counted", "x")));
        counted.putItem(it -> it.tableName("batches").item(item("counted", "y")));

        assertThat(fixture.aws().calls().count("LOCALCOUNTED", AwsService.DYNAMODB, "PutItem"))
                .isEqualTo(2);
        assertThat(fixture.aws().calls().count("LOCALCOUNTED", AwsService.DYNAMODB, "GetItem"))
                .isZero();
    }

    @Test
    void the_process_ends_when_its_input_ends() {
        DynamoProcess process = DynamoProcess.start(Fixture.WORK_DIR, DynamoProcess.Cache.OFF, Optional.empty());
        ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();

        process.hangUp();

        assertThat(handle.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(connects(process.uri().getPort())).isEmpty();
    }

    private static Optional<Integer> connects(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Optional.of(port);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
