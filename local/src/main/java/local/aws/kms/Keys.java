package local.aws.kms;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import local.aws.proxy.AwsError;

/** The account's signing keys, by id, ARN or alias. They live as long as the process. */
public final class Keys {
    private final Map<String, Key> byId = new ConcurrentHashMap<>();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();

    /** A key pair on P-256. */
    record Key(String id, String arn, KeyPair pair) {}

    /** Makes a key pair on the curve P-256 ({@code ECC_NIST_P256}), for signing. */
    public void create(String id, String arn) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byId.put(id, new Key(id, arn, generator.generateKeyPair()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no curve P-256", e);
        }
    }

    /**
     * Gives a key another name.
     *
     * @param alias with its prefix, {@code alias/signing}
     */
    public void alias(String alias, String id) {
        aliases.put(alias, id);
    }

    Key get(String named) {
        String plain = named.startsWith("arn:") ? named.substring(named.lastIndexOf(':') + 1) : named;
        String id = plain.startsWith("key/") ? plain.substring("key/".length()) : aliases.getOrDefault(plain, plain);
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new AwsError(400, "NotFoundException", "Key '%s' does not exist".formatted(named)));
    }
}
