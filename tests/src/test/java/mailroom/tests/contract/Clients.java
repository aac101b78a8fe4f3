package mailroom.tests.contract;

import java.net.URI;
import mailroom.platform.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The SDK's clients of one endpoint, made as the functions make theirs. */
record Clients(URI endpoint, DynamoDbClient dynamo, SqsClient sqs, SnsClient sns, SsmClient ssm, KmsClient kms) {
    static Clients of(URI endpoint) {
        AwsClients clients = new AwsClients();
        return new Clients(
                endpoint,
                clients.client(at(endpoint, DynamoDbClient.builder())),
                clients.client(at(endpoint, SqsClient.builder())),
                clients.client(at(endpoint, SnsClient.builder())),
                clients.client(at(endpoint, SsmClient.builder())),
                clients.client(at(endpoint, KmsClient.builder())));
    }

    static <B extends AwsClientBuilder<B, C>, C> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALCONTRACTS", "local")));
    }
}
