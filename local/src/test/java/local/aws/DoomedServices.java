package local.aws;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import local.observe.Faults;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Services in a process of their own, to be killed when they have something to lose. Prints the table's stream and a signature. */
public final class DoomedServices {
    private DoomedServices() {}

    public static void main(String[] folder) throws InterruptedException {
        Fixture fixture = Fixture.of(DataTest::resources, Faults.NONE, Optional.of(Path.of(folder[0])));
        DynamoDbClient dynamo = fixture.client(DynamoDbClient.builder());
        dynamo.putItem(it -> it.tableName("batches")
                .item(Map.of(
                        "pk", AttributeValue.fromS("kept"),
                        "sk", AttributeValue.fromS("META"),
                        "gsi1pk", AttributeValue.fromS("me"))));
        fixture.client(SsmClient.builder())
                .putParameter(it -> it.name("/test/jwks").value("changed").overwrite(true));
        var signed = fixture.client(KmsClient.builder()).sign(it -> it.keyId("key-a")
                .message(SdkBytes.fromString("token", StandardCharsets.UTF_8))
                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256));
        System.out.println(
                dynamo.describeTable(it -> it.tableName("batches")).table().latestStreamArn());
        System.out.println(Base64.getEncoder().encodeToString(signed.signature().asByteArray()));
        new CountDownLatch(1).await();
    }
}
