package mailroom.cli;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import local.LocalStack;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.CreateApiKey;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Owner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes API keys with the security service's own code, in whichever table: the local stack's or one on AWS. */
record AdminKeys(DynamoDbClient dynamo, String table) {
    /** The operator's own access key on the local stack, so that its calls are told from the functions'. */
    private static final String LOCAL_OPERATOR = "LOCALOPERATOR";

    /** Nothing where the template has no table for keys. */
    static Optional<AdminKeys> onLocal(LocalStack local) {
        return local.stack()
                .find("SecurityTable")
                .map(table -> new AdminKeys(
                        client(local.awsEndpoint(), local.stack().names().region()), table.ref()));
    }

    private static DynamoDbClient client(URI endpoint, String region) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL_OPERATOR, "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** A key for a team; {@code subject} says in logs and lists whose it is. */
    CreatedApiKey create(String team, String subject, Instant expires) {
        return new CreateApiKey(SecurityAdapters.apiKeys(dynamo, table), InstantSource.system(), new SecureRandom())
                .create(new NewApiKey(new Owner(subject, team), expires));
    }

    CreatedApiKey create(String team) {
        return create(team, team, ApiKey.NEVER);
    }
}
