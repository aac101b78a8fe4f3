package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import mailroom.security.domain.Change;
import mailroom.security.domain.KeySet;
import mailroom.security.port.AclEntries;
import mailroom.security.port.AclTopic;
import mailroom.security.port.ActiveSlot;
import mailroom.security.port.ApiKeys;
import mailroom.security.port.AuditTrail;
import mailroom.security.port.Changes;
import mailroom.security.port.OutsideTokens;
import mailroom.security.port.PublishedKeys;
import mailroom.security.port.RolesOf;
import mailroom.security.port.Signer;
import mailroom.security.port.Standings;
import mailroom.security.port.Things;
import mailroom.security.port.TokenFormat;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The ports of security over the real thing. What an SDK client throws, its port throws. */
public final class SecurityAdapters {
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(4);

    private SecurityAdapters() {}

    /** API keys in the security table: {@code KEY#<key id>} / {@code KEY}. */
    public static ApiKeys apiKeys(DynamoDbClient dynamo, String table) {
        return new DynamoApiKeys(dynamo, table);
    }

    /** People, roles, policies and keys in the security table, as they are now. */
    public static Things things(DynamoDbClient dynamo, String table) {
        return new DynamoThings(new AclTable(dynamo, table));
    }

    /** Changes of these, each with its audit entry in one transaction. */
    public static Changes changes(DynamoDbClient dynamo, String table) {
        return new DynamoChanges(new AclTable(dynamo, table));
    }

    public static Standings standings(DynamoDbClient dynamo, String table) {
        return new DynamoStandings(new AclTable(dynamo, table));
    }

    public static AuditTrail auditTrail(DynamoDbClient dynamo, String table) {
        return new DynamoAuditTrail(new AclTable(dynamo, table));
    }

    public static AclEntries aclEntries(DynamoDbClient dynamo, String table, InstantSource clock) {
        return new DynamoAclEntries(new AclTable(dynamo, table), clock);
    }

    /** The roles that a token tells to outsiders. */
    public static RolesOf rolesOf(DynamoDbClient dynamo, String table) {
        return new DynamoRolesOf(new AclTable(dynamo, table));
    }

    /** What is shown or told of a thing. */
    public static ObjectNode facts(Map<String, Object> facts) {
        return Facts.write(facts);
    }

    /** The audit's entry from its item's texts, such as a stream record's. */
    public static Change change(Function<String, String> textOfAttribute) {
        return ChangeItem.read(textOfAttribute);
    }

    /** Where {@code mailroom.acl.changed.v1} is published. */
    public static AclTopic aclTopic(SnsClient sns, String topicArn, RandomGenerator random) {
        return new SnsAclTopic(sns, topicArn, random);
    }

    /** The key set as a JWKS in one SSM parameter. */
    public static PublishedKeys publishedKeys(SsmClient ssm, String parameter) {
        return new SsmPublishedKeys(ssm, parameter);
    }

    /** The operator's choice in an SSM parameter. */
    public static ActiveSlot activeSlot(SsmClient ssm, String parameter) {
        return new SsmActiveSlot(ssm, parameter);
    }

    /** A KMS key of spec ECC_NIST_P256 in {@code slot} ({@code A} or {@code B}). Its public half is fetched when it is first needed. */
    public static Signer signer(KmsClient kms, String keyId, String slot) {
        return new KmsSigner(kms, keyId, slot);
    }

    /** Compact JWTs: ES256, {@code typ} at+jwt. */
    public static TokenFormat tokens() {
        return new CompactTokens();
    }

    /**
     * Tokens of the issuers in that SSM parameter, which is read at once; {@code ours} is an issuer that nobody else may be. Their keys are fetched
     * over HTTP when they are needed.
     */
    public static OutsideTokens outsideTokens(SsmClient ssm, String parameter, String ours, InstantSource clock) {
        var issuers = new KnownIssuers(
                () -> TrustedIssuersJson.read(
                        ssm.getParameter(it -> it.name(parameter)).parameter().value(), ours),
                new HttpKeySets(LONGEST_FETCH),
                clock);
        return new OutsideCompactTokens(issuers);
    }

    /** The set as the public reads it (RFC 7517). */
    public static JsonNode jwks(KeySet keys) {
        return Jwks.writePublic(keys);
    }
}
