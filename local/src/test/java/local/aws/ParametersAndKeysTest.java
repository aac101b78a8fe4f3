package local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

class ParametersAndKeysTest {
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:000000000000:key/key-a";

    private static Fixture fixture;
    private static SsmClient ssm;
    private static KmsClient kms;

    @BeforeAll
    static void start() {
        fixture = Fixture.of(it -> it.add(
                        "Jwks",
                        "AWS::SSM::Parameter",
                        "/test/jwks",
                        "none",
                        "{\"Name\": \"/test/jwks\", \"Type\": \"String\", \"Value\": \"{\\\"keys\\\":[]}\"}")
                .add("SigningKeyA", "AWS::KMS::Key", "key-a", KEY_ARN, "{\"KeySpec\": \"ECC_NIST_P256\"}"));
        ssm = fixture.client(SsmClient.builder());
        kms = fixture.client(KmsClient.builder());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void a_parameter_of_the_template_can_be_read_and_changed() {
        assertThat(ssm.getParameter(it -> it.name("/test/jwks")).parameter().value())
                .isEqualTo("{\"keys\":[]}");

        ssm.putParameter(it -> it.name("/test/jwks").value("new").overwrite(true));

        Parameter read = ssm.getParameter(it -> it.name("/test/jwks")).parameter();
        assertThat(read.value()).isEqualTo("new");
        assertThat(read.version()).isEqualTo(2);
    }

    @Test
    void parameters_are_found_by_path_and_by_names() {
        for (String name : new String[] {"/flags/a", "/flags/b", "/flags/deep/c"}) {
            ssm.putParameter(it -> it.name(name).value(name).type(ParameterType.STRING));
        }

        assertThat(ssm.getParametersByPath(it -> it.path("/flags")).parameters())
                .extracting(Parameter::name)
                .containsExactly("/flags/a", "/flags/b");
        assertThat(ssm.getParametersByPath(it -> it.path("/flags").recursive(true))
                        .parameters())
                .hasSize(3);
        var some = ssm.getParameters(it -> it.names("/flags/a", "/flags/none"));
        assertThat(some.parameters()).hasSize(1);
        assertThat(some.invalidParameters()).containsExactly("/flags/none");
    }

    @Test
    void mistakes_with_parameters_are_named_as_ssm_names_them() {
        ssm.putParameter(it -> it.name("/once").value("x").type(ParameterType.STRING));

        assertThatThrownBy(() -> ssm.getParameter(it -> it.name("/none")))
                .isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(
                        () -> ssm.putParameter(it -> it.name("/once").value("y").type(ParameterType.STRING)))
                .isInstanceOf(ParameterAlreadyExistsException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageType.class,
            names = {"RAW", "DIGEST"})
    void a_signature_can_be_checked_with_the_public_key(MessageType type) throws Exception {
        byte[] message = "header.payload".getBytes(StandardCharsets.UTF_8);
        byte[] signed = type == MessageType.RAW
                ? message
                : MessageDigest.getInstance("SHA-256").digest(message);
        var answer = kms.sign(it -> it.keyId("key-a")
                .message(SdkBytes.fromByteArray(signed))
                .messageType(type)
                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256));
        var key = kms.getPublicKey(it -> it.keyId(KEY_ARN));

        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(key.publicKey().asByteArray())));
        check.update(message);
        assertThat(check.verify(answer.signature().asByteArray())).isTrue();
        assertThat(answer.keyId()).isEqualTo(KEY_ARN);
    }

    @Test
    void a_key_is_described_and_an_unknown_one_refused() {
        var key = kms.describeKey(it -> it.keyId("key-a")).keyMetadata();

        assertThat(key.arn()).isEqualTo(KEY_ARN);
        assertThat(key.keySpec()).isEqualTo(KeySpec.ECC_NIST_P256);
        assertThatThrownBy(() -> kms.describeKey(it -> it.keyId("key-z"))).isInstanceOf(NotFoundException.class);
    }
}
