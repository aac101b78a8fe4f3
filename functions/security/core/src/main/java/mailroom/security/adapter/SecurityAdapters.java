package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import mailroom.security.domain.KeySet;
import mailroom.security.port.ApiKeys;
import mailroom.security.port.PublishedKeys;
import mailroom.security.port.Signer;
import mailroom.security.port.TokenFormat;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The ports of security over the real thing. What an SDK client throws, its port throws. */
public final class SecurityAdapters {
    private SecurityAdapters() {}

    /** API keys in the security table: {@code KEY#<key id>} / {@code KEY}. */
    public static ApiKeys apiKeys(DynamoDbClient dynamo, String table) {
        return new DynamoApiKeys(dynamo, table);
    }

    /** The key set as a JWKS in one SSM parameter. */
    public static PublishedKeys publishedKeys(SsmClient ssm, String parameter) {
        return new SsmPublishedKeys(ssm, parameter);
    }

    /** A KMS key of spec ECC_NIST_P256 in {@code slot} ({@code A} or {@code B}). Its public half is fetched when it is first needed. */
    public static Signer signer(KmsClient kms, String keyId, String slot) {
        return new KmsSigner(kms, keyId, slot);
    }

    /** Compact JWTs: ES256, {@code typ} at+jwt. */
    public static TokenFormat tokens() {
        return new CompactTokens();
    }

    /** The set as the public reads it (RFC 7517). */
    public static JsonNode jwks(KeySet keys) {
        return Jwks.write(keys);
    }
}
