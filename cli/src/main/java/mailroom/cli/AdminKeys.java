package mailroom.cli;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import local.LocalStack;
import mailroom.platform.Trace;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.Cause;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Operator;
import mailroom.security.domain.Owner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes and takes back API keys with the security service's own code, in whichever table: the local stack's or one on AWS. */
record AdminKeys(DynamoDbClient dynamo, String table) {
    /** The operator's own access key on the local stack, so that its calls are told from the functions'. */
    static final String LOCAL_OPERATOR = "LOCALOPERATOR";

    /** Nothing where the template has no table for keys. */
    static Optional<AdminKeys> onLocal(LocalStack local) {
        return local.stack()
                .find("SecurityTable")
                .map(table -> onLocal(local.awsEndpoint(), local.stack().names().region(), table.ref()));
    }

    static AdminKeys onLocal(URI endpoint, String region, String table) {
        return new AdminKeys(
                DynamoDbClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(region))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL_OPERATOR, "local")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                table);
    }

    /** What the services of {@code ./mailroom start} refused. */
    static Problem localProblem(SdkException refusal) {
        return new Problem(
                Problem.NOT_STARTED, "the local stack does not answer, is it started? " + refusal.getMessage());
    }

    /** What is done from here stands in the audit as the operator's, each call under a request id of its own. */
    Operator operator() {
        RandomGenerator random = new SecureRandom();
        String id = "cli-%08x".formatted(random.nextInt());
        Trace trace = Trace.atEdge(Optional.empty(), Optional.empty(), id, random);
        return new Operator(
                SecurityAdapters.things(dynamo, table),
                SecurityAdapters.changes(dynamo, table),
                InstantSource.system(),
                random,
                new Cause(Cause.OPERATOR, "", trace.requestId(), trace.traceparent()));
    }

    /** A key for everything that never ends, of a person named as the team; the first of a stack is an admin's. */
    CreatedApiKey create(String team) {
        var owner = new Owner(team, team);
        return operator().createKey(new NewApiKey(owner, false, Set.of(), ApiKey.NEVER), Optional.empty());
    }
}
