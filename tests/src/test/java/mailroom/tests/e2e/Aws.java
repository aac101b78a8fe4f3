package mailroom.tests.e2e;

import local.LocalStack;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** SDK clients of the tests' own on the local services. */
final class Aws {
    private Aws() {}

    static DynamoDbClient dynamo(LocalStack local) {
        return DynamoDbClient.builder()
                .endpointOverride(local.awsEndpoint())
                .region(Region.of(local.stack().names().region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALTESTS", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
