package mailroom.tests.e2e;

import java.security.SecureRandom;
import java.time.InstantSource;
import local.LocalStack;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.CreateApiKey;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Owner;

/** Makes API keys as an operator does. */
record Keys(LocalStack local) {
    /** A key's two parts, and both as they go behind {@code Bearer}. */
    record Key(String id, String secret) {
        String bearer() {
            return id + "." + secret;
        }
    }

    Key create(String team) {
        try (var dynamo = Aws.dynamo(local)) {
            String table = local.stack().find("SecurityTable").orElseThrow().ref();
            CreatedApiKey key = new CreateApiKey(
                            SecurityAdapters.apiKeys(dynamo, table), InstantSource.system(), new SecureRandom())
                    .create(new NewApiKey(new Owner(team, team), ApiKey.NEVER));
            return new Key(key.key().id().toString(), key.secret().value());
        }
    }
}
