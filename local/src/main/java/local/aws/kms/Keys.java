package local.aws.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import local.aws.data.JsonFile;
import local.aws.proxy.AwsError;

/** The account's signing keys, by id, ARN or alias. They live as long as the process, or as the file that they are kept in. */
public final class Keys {
    private final Map<String, Key> byId = new ConcurrentHashMap<>();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Optional<JsonFile> kept;

    /** A key pair on P-256. */
    record Key(String id, String arn, Instant createdAt, KeyPair pair) {}

    /** @param file holds the key pairs, private keys in plain sight; those in it are there at once */
    public Keys(InstantSource clock, Optional<JsonFile> file) {
        this.clock = clock;
        this.kept = file;
        file.ifPresent(it ->
                it.read().path("keys").forEach(key -> byId.put(key.path("id").asText(), read(key))));
    }

    /** Makes a key pair on the curve P-256 ({@code ECC_NIST_P256}), for signing, unless this key is there. */
    public synchronized void create(String id, String arn) {
        if (!byId.containsKey(id)) {
            byId.put(id, new Key(id, arn, clock.instant(), newPair()));
            kept.ifPresent(it -> it.write(json()));
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no curve P-256", e);
        }
    }

    private static Key read(JsonNode key) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            KeyPair pair = new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(bytes(key.path("public")))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(key.path("private")))));
            return new Key(
                    key.path("id").asText(),
                    key.path("arn").asText(),
                    Instant.parse(key.path("created_at").asText("1970-01-01T00:00:00Z")),
                    pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the kept key %s cannot be read".formatted(key.path("id").asText()), e);
        }
    }

    private JsonNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        var keys = json.putArray("keys");
        new TreeMap<>(byId).values().forEach(it -> keys.addObject()
                .put("id", it.id())
                .put("arn", it.arn())
                .put("created_at", it.createdAt().toString())
                .put("public", text(it.pair().getPublic().getEncoded()))
                .put("private", text(it.pair().getPrivate().getEncoded())));
        return json;
    }

    private static byte[] bytes(JsonNode text) {
        return Base64.getDecoder().decode(text.asText());
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Gives a key another name.
     *
     * @param alias with its prefix, {@code alias/signing}
     */
    public void alias(String alias, String id) {
        aliases.put(alias, id);
    }

    List<Key> all() {
        return byId.values().stream().sorted(Comparator.comparing(Key::id)).toList();
    }

    /** Key ids by alias. */
    Map<String, String> aliases() {
        return new TreeMap<>(aliases);
    }

    Key get(String named) {
        String plain = named.startsWith("arn:") ? named.substring(named.lastIndexOf(':') + 1) : named;
        String id = plain.startsWith("key/") ? plain.substring("key/".length()) : aliases.getOrDefault(plain, plain);
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new AwsError(400, "NotFoundException", "Key '%s' does not exist".formatted(named)));
    }
}
