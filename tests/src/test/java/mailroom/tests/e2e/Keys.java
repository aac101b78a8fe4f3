package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import local.LocalStack;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.Cause;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Operator;
import mailroom.security.domain.Owner;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes API keys as an operator does. */
record Keys(LocalStack local) {
    private static final Cause CAUSE =
            new Cause(Cause.OPERATOR, "", "e2e-tests", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    /** A key's two parts, and both as they go behind {@code Bearer}. */
    record Key(String id, String secret) {
        String bearer() {
            return id + "." + secret;
        }
    }

    /** A sender of that team, who is named like it. */
    Key create(String team) {
        return create(new NewApiKey(new Owner(team, team), false, Set.of(), ApiKey.NEVER), "sender");
    }

    /** A key for everything that its person may do; the person has that role from then on. */
    Key create(String subject, String team, String role) {
        return create(new NewApiKey(new Owner(subject, team), false, Set.of(), ApiKey.NEVER), role);
    }

    /** The key, when every service knows its person: the rights of somebody new are on their way for a moment. */
    Key create(NewApiKey wanted, String role) {
        Key key = make(wanted, role);
        Http caller = new Http(local.url(), "Bearer " + key.bearer());
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    assertThat(caller.get("/v1/batches").status()).isNotEqualTo(503);
                    assertThat(caller.post("/v1/stream-tickets", "").status()).isNotEqualTo(503);
                });
        return key;
    }

    /** The key at once. */
    Key make(NewApiKey wanted, String role) {
        try (var dynamo = Aws.dynamo(local)) {
            CreatedApiKey key = operator(dynamo).createKey(wanted, Optional.of(role));
            return new Key(key.key().id().toString(), key.secret().value());
        }
    }

    void revoke(Key key) {
        try (var dynamo = Aws.dynamo(local)) {
            operator(dynamo).revoke(new KeyId(key.id()));
        }
    }

    void disable(String subject) {
        try (var dynamo = Aws.dynamo(local)) {
            operator(dynamo).disablePerson(subject);
        }
    }

    private Operator operator(DynamoDbClient dynamo) {
        String table = local.stack().find("SecurityTable").orElseThrow().ref();
        return new Operator(
                SecurityAdapters.things(dynamo, table),
                SecurityAdapters.changes(dynamo, table),
                InstantSource.system(),
                new SecureRandom(),
                CAUSE);
    }
}
