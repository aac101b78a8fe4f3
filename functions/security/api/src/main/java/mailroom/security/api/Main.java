package mailroom.security.api;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.CheckApiKey;
import mailroom.security.domain.ExchangeKey;
import mailroom.security.domain.SigningKeys;
import mailroom.security.domain.TokenRules;
import mailroom.security.port.Signer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The composition root: the only place that reads the environment and makes clients. */
final class Main {
    private Main() {}

    static Endpoints endpoints(Settings settings) {
        var aws = new AwsClients();
        InstantSource clock = InstantSource.system();
        var random = new SecureRandom();
        KmsClient kms = aws.client(KmsClient.builder());
        Signer a = SecurityAdapters.signer(kms, settings.required("SIGNING_KEY_A"), "A");
        Signer b = SecurityAdapters.signer(kms, settings.required("SIGNING_KEY_B"), "B");
        SsmClient ssm = aws.client(SsmClient.builder());
        var signingKeys = new SigningKeys(
                List.of(a, b),
                SecurityAdapters.activeSlot(ssm, settings.required("ACTIVE_SIGNING_KEY_PARAMETER")),
                SecurityAdapters.publishedKeys(ssm, settings.required("JWKS_PARAMETER")),
                clock);
        DynamoDbClient dynamo = aws.client(DynamoDbClient.builder());
        String table = settings.required("SECURITY_TABLE");
        var exchange = new ExchangeKey(
                new CheckApiKey(SecurityAdapters.apiKeys(dynamo, table), clock),
                SecurityAdapters.rolesOf(dynamo, table),
                signingKeys,
                SecurityAdapters.tokens(),
                new TokenRules(settings.required("ISSUER"), settings.required("AUDIENCE")),
                clock,
                random);
        var acl = new Acl(
                SecurityAdapters.things(dynamo, table),
                SecurityAdapters.changes(dynamo, table),
                SecurityAdapters.standings(dynamo, table),
                SecurityAdapters.auditTrail(dynamo, table));
        return new Endpoints(exchange, signingKeys, acl.endpoints(clock, random));
    }
}
