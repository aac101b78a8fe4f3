package mailroom.tests.contract.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidSignatureException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Keys that sign. */
@AlsoOnLocalStack
class KeysContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static final byte[] MESSAGE = "signed".getBytes(StandardCharsets.UTF_8);

    private String id = "";

    @BeforeEach
    void know() {
        id = SERVICES.ref("SigningKeyA");
    }

    private byte[] sign(String key, byte[] message, MessageType type) {
        return SERVICES.kms()
                .sign(it -> it.keyId(key)
                        .message(SdkBytes.fromByteArray(message))
                        .messageType(type)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                .signature()
                .asByteArray();
    }

    private PublicKey publicKey() throws Exception {
        byte[] encoded =
                SERVICES.kms().getPublicKey(it -> it.keyId(id)).publicKey().asByteArray();
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private boolean verifies(byte[] signature) throws Exception {
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(publicKey());
        check.update(MESSAGE);
        return check.verify(signature);
    }

    @Test
    void a_signature_of_a_message_and_of_its_digest_are_good_by_the_public_key() throws Exception {
        assertThat(verifies(sign(id, MESSAGE, MessageType.RAW))).isTrue();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
        assertThat(verifies(sign(id, digest, MessageType.DIGEST))).isTrue();
    }

    @Test
    void the_service_itself_tells_a_good_signature_from_a_bad_one() {
        byte[] signature = sign(id, MESSAGE, MessageType.RAW);
        assertThat(SERVICES.kms()
                        .verify(it -> it.keyId(id)
                                .message(SdkBytes.fromByteArray(MESSAGE))
                                .signature(SdkBytes.fromByteArray(signature))
                                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                        .signatureValid())
                .isTrue();
        assertThatThrownBy(() -> SERVICES.kms().verify(it -> it.keyId(id)
                        .message(SdkBytes.fromUtf8String("another"))
                        .signature(SdkBytes.fromByteArray(signature))
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)))
                .isInstanceOf(KmsInvalidSignatureException.class);
    }

    @Test
    void a_key_says_what_it_is_for() {
        var key = SERVICES.kms().describeKey(it -> it.keyId(id)).keyMetadata();
        assertThat(key.keyId()).isEqualTo(id);
        assertThat(key.arn()).endsWith(":key/" + id);
        assertThat(key.enabled()).isTrue();
        assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(key.keySpec()).isEqualTo(KeySpec.ECC_NIST_P256);
        assertThat(key.keyUsage()).isEqualTo(KeyUsageType.SIGN_VERIFY);
        assertThat(key.signingAlgorithms()).containsExactly(SigningAlgorithmSpec.ECDSA_SHA_256);
        assertThat(key.creationDate()).isNotNull();
        var shown = SERVICES.kms().getPublicKey(it -> it.keyId(id));
        assertThat(shown.keyId()).isEqualTo(key.arn());
        assertThat(shown.keySpec()).isEqualTo(KeySpec.ECC_NIST_P256);
        assertThat(shown.signingAlgorithms()).containsExactly(SigningAlgorithmSpec.ECDSA_SHA_256);
    }

    @Test
    void a_key_is_known_by_its_arn_too() throws Exception {
        String arn =
                SERVICES.kms().describeKey(it -> it.keyId(id)).keyMetadata().arn();
        assertThat(verifies(sign(arn, MESSAGE, MessageType.RAW))).isTrue();
        assertThat(SERVICES.kms().listKeysPaginator().keys())
                .anyMatch(it -> it.keyArn().equals(arn) && it.keyId().equals(id));
    }

    @Test
    void mistakes_have_the_names_that_kms_gives_them() {
        assertThatThrownBy(() -> sign("00000000-0000-4000-8000-000000000000", MESSAGE, MessageType.RAW))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> sign(id, new byte[31], MessageType.DIGEST))
                .isInstanceOfSatisfying(
                        KmsException.class,
                        it -> assertThat(it.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    @Tag(LocalServices.NOT_IN_LOCAL_STACK) // which signs raw messages of any length
    void a_raw_message_has_4096_bytes_at_most_and_a_key_its_own_algorithm() {
        assertThatThrownBy(() -> sign(id, new byte[4_097], MessageType.RAW))
                .isInstanceOfSatisfying(
                        KmsException.class,
                        it -> assertThat(it.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
        assertThatThrownBy(() -> SERVICES.kms().sign(it -> it.keyId(id)
                        .message(SdkBytes.fromByteArray(MESSAGE))
                        .signingAlgorithm(SigningAlgorithmSpec.RSASSA_PSS_SHA_256)))
                .isInstanceOf(KmsException.class);
    }
}
