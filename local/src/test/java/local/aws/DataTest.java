package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import local.aws.data.DataFolder;
import local.aws.data.DataFolderException;
import local.observe.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What a stack with a data folder keeps, however it ends. */
class DataTest {
    private static final String TABLE = """
        {"AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"},
                                  {"AttributeName": "gsi1pk", "AttributeType": "S"}],
         "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
         "GlobalSecondaryIndexes": [{"IndexName": "by-owner", "KeySchema": [{"AttributeName": "gsi1pk", "KeyType": "HASH"}],
                                     "Projection": {"ProjectionType": "ALL"}}],
         "StreamSpecification": {"StreamViewType": "NEW_IMAGE"},
         "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": true}}""";

    @TempDir
    Path folder;

    static StackBuilder resources(StackBuilder builder) {
        return builder.table("batches", TABLE)
                .add(
                        "Jwks",
                        "AWS::SSM::Parameter",
                        "/test/jwks",
                        "none",
                        "{\"Type\": \"String\", \"Value\": \"first\"}")
                .add("Key", "AWS::KMS::Key", "key-a", "arn:aws:kms:us-east-1:000000000000:key/key-a", "{}");
    }

    private Fixture start() {
        return Fixture.of(DataTest::resources, Faults.NONE, Optional.of(folder));
    }

    private record Told(String stream, String signature) {}

    /** Lets services begin in a process of their own, and kills that when it has told what it did. */
    private Told beginAndKill() throws IOException, InterruptedException {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedServices.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = host.inputReader()) {
            Told told = new Told(out.readLine(), out.readLine());
            assertThat(host.isAlive()).isTrue();
            return told;
        } finally {
            host.destroyForcibly().waitFor();
        }
    }

    @Test
    void rows_index_lifetime_stream_parameters_and_keys_survive_a_kill()
            throws IOException, InterruptedException, GeneralSecurityException {
        Told told = beginAndKill();

        try (Fixture again = start()) {
            DynamoDbClient dynamo = again.client(DynamoDbClient.builder());
            assertThat(dynamo.query(it -> it.tableName("batches")
                                    .indexName("by-owner")
                                    .keyConditionExpression("gsi1pk = :me")
                                    .expressionAttributeValues(Map.of(":me", AttributeValue.fromS("me"))))
                            .items())
                    .singleElement()
                    .satisfies(it -> assertThat(it.get("pk").s()).isEqualTo("kept"));
            assertThat(dynamo.describeTimeToLive(it -> it.tableName("batches"))
                            .timeToLiveDescription()
                            .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.ENABLED);
            assertThat(dynamo.describeTable(it -> it.tableName("batches"))
                            .table()
                            .latestStreamArn())
                    .isEqualTo(told.stream());
            assertThat(recordsOf(again, told.stream())).isEqualTo(1);
            var parameter = again.client(SsmClient.builder())
                    .getParameter(it -> it.name("/test/jwks"))
                    .parameter();
            assertThat(parameter.value()).isEqualTo("changed");
            assertThat(parameter.version()).isEqualTo(2);
            assertThat(isGenuine(again, told.signature())).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys.json"))))
                .isEqualTo("rw-------");
    }

    private static int recordsOf(Fixture fixture, String stream) {
        var streams = fixture.client(DynamoDbStreamsClient.builder());
        String shard = streams.describeStream(it -> it.streamArn(stream))
                .streamDescription()
                .shards()
                .getFirst()
                .shardId();
        String iterator = streams.getShardIterator(
                        it -> it.streamArn(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return streams.getRecords(it -> it.shardIterator(iterator)).records().size();
    }

    private static boolean isGenuine(Fixture fixture, String signature) throws GeneralSecurityException {
        var key = fixture.client(KmsClient.builder()).getPublicKey(it -> it.keyId("key-a"));
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(key.publicKey().asByteArray())));
        check.update("token".getBytes(StandardCharsets.UTF_8));
        return check.verify(Base64.getDecoder().decode(signature));
    }

    @Test
    void a_table_that_changed_is_told_and_stays_as_it_was() {
        start().close();
        String changed = TABLE.replace("by-owner", "by-other")
                .replace("NEW_IMAGE", "KEYS_ONLY")
                .replace(
                        "{\"AttributeName\": \"sk\", \"KeyType\": \"RANGE\"}",
                        "{\"AttributeName\": \"gsi1pk\", \"KeyType\": \"RANGE\"}");

        assertThatThrownBy(() -> Fixture.of(it -> it.table("batches", changed), Faults.NONE, Optional.of(folder)))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining(
                        "table batches, keys: kept is pk HASH, sk RANGE, the template has gsi1pk RANGE, pk HASH")
                .hasMessageContaining(
                        "table batches, index by-owner: kept is gsi1pk HASH projecting ALL, the template has none")
                .hasMessageContaining("table batches, index by-other: kept is none")
                .hasMessageContaining("table batches, stream: kept is NEW_IMAGE, the template has KEYS_ONLY");

        start().close();
    }

    @Test
    void a_parameter_whose_template_changed_takes_the_new_value() {
        start().close();

        try (Fixture changed = Fixture.of(
                it -> it.add(
                        "Jwks",
                        "AWS::SSM::Parameter",
                        "/test/jwks",
                        "none",
                        "{\"Type\": \"String\", \"Value\": \"second\"}"),
                Faults.NONE,
                Optional.of(folder))) {
            assertThat(changed.client(SsmClient.builder())
                            .getParameter(it -> it.name("/test/jwks"))
                            .parameter()
                            .value())
                    .isEqualTo("second");
        }
    }

    @Test
    void two_stacks_never_share_a_folder() {
        try (DataFolder held = DataFolder.open(folder)) {
            assertThat(held.tables()).isDirectory();
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessage("the data in %s is in use by process %d; stop it or take another folder"
                            .formatted(folder, ProcessHandle.current().pid()));
        }
        DataFolder.open(folder).close();
    }

    @Test
    void a_folder_that_cannot_be_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("cannot be used for data");
    }
}
