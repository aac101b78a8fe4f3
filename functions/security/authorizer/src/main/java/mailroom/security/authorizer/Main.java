package mailroom.security.authorizer;

import java.time.InstantSource;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.Authorize;
import mailroom.security.domain.CheckApiKey;
import mailroom.security.domain.KnownKeys;
import mailroom.security.domain.TokenRules;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The composition root: the only place that reads the environment and makes clients. */
final class Main {
    private Main() {}

    /** Reads the key set at once: an init that cannot read it fails, and is tried again by Lambda. */
    static Authorize authorize(Settings settings) {
        var aws = new AwsClients();
        InstantSource clock = InstantSource.system();
        var keys = SecurityAdapters.apiKeys(aws.client(DynamoDbClient.builder()), settings.required("SECURITY_TABLE"));
        SsmClient ssm = aws.client(SsmClient.builder());
        var published = SecurityAdapters.publishedKeys(ssm, settings.required("JWKS_PARAMETER"));
        String issuer = settings.required("ISSUER");
        var outside =
                SecurityAdapters.outsideTokens(ssm, settings.required("TRUSTED_ISSUERS_PARAMETER"), issuer, clock);
        return new Authorize(
                new CheckApiKey(keys, clock),
                new KnownKeys(published, clock),
                SecurityAdapters.tokens(),
                new TokenRules(issuer, settings.required("AUDIENCE")),
                outside,
                clock);
    }
}
