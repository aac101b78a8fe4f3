package local.aws.kms;

import static local.aws.proxy.JsonBody.object;
import static local.aws.proxy.JsonBody.optional;
import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.JsonBody;
import local.aws.proxy.Request;

/** KMS's JSON protocol, as far as signing with {@code ECDSA_SHA_256} goes. Signatures are DER, as KMS gives them. */
public final class KmsBackend implements Backend {
    private static final String ALGORITHM = "ECDSA_SHA_256";
    private static final int MOST_RAW_BYTES = 4_096;
    private static final int DIGEST_BYTES = 32;

    private final Vertx vertx;
    private final Keys keys;

    public KmsBackend(Vertx vertx, Keys keys) {
        this.vertx = vertx;
        this.keys = keys;
    }

    @Override
    public Future<Answer> answer(Request request) {
        ObjectNode body = JsonBody.read(request.body());
        return switch (request.operation()) {
            case "ListKeys" -> ok(list());
            case "ListAliases" -> ok(aliases());
            case "GetPublicKey" -> ok(publicKey(key(body)));
            case "DescribeKey" -> ok(describe(key(body)));
            case "Sign" -> {
                Keys.Key key = key(body);
                yield vertx.executeBlocking(() -> sign(key, body), false).compose(KmsBackend::ok);
            }
            case "Verify" -> {
                Keys.Key key = key(body);
                yield vertx.executeBlocking(() -> verify(key, body), false).compose(KmsBackend::ok);
            }
            default -> throw new AwsError(400, "InvalidAction", "KMS here does not know " + request.operation());
        };
    }

    private Keys.Key key(ObjectNode body) {
        return keys.get(required(body, "KeyId"));
    }

    private ObjectNode list() {
        ObjectNode answer = object().put("Truncated", false);
        ArrayNode all = answer.putArray("Keys");
        keys.all().forEach(it -> all.addObject().put("KeyId", it.id()).put("KeyArn", it.arn()));
        return answer;
    }

    private ObjectNode aliases() {
        ObjectNode answer = object().put("Truncated", false);
        ArrayNode all = answer.putArray("Aliases");
        keys.aliases()
                .forEach((name, id) -> all.addObject().put("AliasName", name).put("TargetKeyId", id));
        return answer;
    }

    private static Future<Answer> ok(ObjectNode answer) {
        return Future.succeededFuture(Answer.ok("application/x-amz-json-1.1", JsonBody.write(answer)));
    }

    private static ObjectNode publicKey(Keys.Key key) {
        ObjectNode answer = spec(object(), key.arn());
        return answer.put(
                "PublicKey",
                Base64.getEncoder().encodeToString(key.pair().getPublic().getEncoded()));
    }

    private static ObjectNode describe(Keys.Key key) {
        ObjectNode answer = object();
        spec(answer.putObject("KeyMetadata"), key.id())
                .put("Arn", key.arn())
                .put("CreationDate", key.createdAt().toEpochMilli() / 1_000.0)
                .put("Enabled", true)
                .put("KeyState", "Enabled")
                .put("Origin", "AWS_KMS")
                .put("KeyManager", "CUSTOMER");
        return answer;
    }

    private static ObjectNode spec(ObjectNode into, String id) {
        into.put("KeyId", id)
                .put("CustomerMasterKeySpec", "ECC_NIST_P256")
                .put("KeySpec", "ECC_NIST_P256")
                .put("KeyUsage", "SIGN_VERIFY")
                .putArray("SigningAlgorithms")
                .add(ALGORITHM);
        return into;
    }

    private static ObjectNode sign(Keys.Key key, ObjectNode body) throws GeneralSecurityException {
        Signature signature = algorithm(body);
        signature.initSign(key.pair().getPrivate());
        signature.update(message(body));
        return object().put("KeyId", key.arn())
                .put("Signature", Base64.getEncoder().encodeToString(signature.sign()))
                .put("SigningAlgorithm", ALGORITHM);
    }

    private static ObjectNode verify(Keys.Key key, ObjectNode body) throws GeneralSecurityException {
        Signature signature = algorithm(body);
        signature.initVerify(key.pair().getPublic());
        signature.update(message(body));
        if (!fits(signature, Base64.getDecoder().decode(required(body, "Signature")))) {
            throw new AwsError(400, "KMSInvalidSignatureException", "The signature does not fit message and key");
        }
        return object().put("KeyId", key.arn()).put("SignatureValid", true).put("SigningAlgorithm", ALGORITHM);
    }

    private static boolean fits(Signature signature, byte[] bytes) {
        try {
            return signature.verify(bytes);
        } catch (SignatureException e) {
            return false; // bytes that are no signature at all
        }
    }

    private static Signature algorithm(ObjectNode body) throws GeneralSecurityException {
        if (!required(body, "SigningAlgorithm").equals(ALGORITHM)) {
            throw new AwsError(400, "InvalidKeyUsageException", "The key signs with %s only".formatted(ALGORITHM));
        }
        return Signature.getInstance(isDigest(body) ? "NONEwithECDSA" : "SHA256withECDSA");
    }

    private static boolean isDigest(ObjectNode body) {
        return optional(body, "MessageType").orElse("RAW").equals("DIGEST");
    }

    private static byte[] message(ObjectNode body) {
        byte[] message = Base64.getDecoder().decode(required(body, "Message"));
        boolean wrong =
                isDigest(body) ? message.length != DIGEST_BYTES : message.length < 1 || message.length > MOST_RAW_BYTES;
        if (wrong) {
            throw new AwsError(
                    400, "ValidationException", "A message of %d bytes cannot be signed".formatted(message.length));
        }
        return message;
    }
}
