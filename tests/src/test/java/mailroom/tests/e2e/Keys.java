package mailroom.tests.e2e;

import java.security.SecureRandom;
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

    Key create(NewApiKey wanted, String role) {
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
