package mailroom.tests.e2e;

import local.LocalStack;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SDK clients of the tests' own on the local services. */
final class Aws {
    private Aws() {}

    static DynamoDbClient dynamo(LocalStack local) {
        return client(local, DynamoDbClient.builder());
    }

    static SqsClient sqs(LocalStack local) {
        return client(local, SqsClient.builder());
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            LocalStack local, B builder) {
        return builder.endpointOverride(local.awsEndpoint())
                .region(Region.of(local.stack().names().region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALTESTS", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
