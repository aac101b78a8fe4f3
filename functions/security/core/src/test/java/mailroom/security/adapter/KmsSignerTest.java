package mailroom.security.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import mailroom.security.port.MemorySigner;
import mailroom.security.port.Signer;
import mailroom.security.port.SignerContract;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;

class KmsSignerTest extends SignerContract {
    private final OneKey kms = new OneKey();
    private final Signer signer = SecurityAdapters.signer(kms, "key-a", "A");

    @Override
    protected Signer signer() {
        return signer;
    }

    @Test
    void the_public_key_is_fetched_once() {
        signer.publicKey();
        signer.publicKey();

        assertThat(kms.fetched).isOne();
    }

    @Test
    void a_key_of_another_kind_is_named() throws Exception {
        kms.publicKey = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();

        assertThatThrownBy(signer::publicKey).hasMessageContaining("key-a is no key on P-256");
    }

    /** One key, signing in DER. */
    private static final class OneKey implements KmsClient {
        private final MemorySigner key = MemorySigner.inSlot("A");
        private byte[] publicKey = key.pair().getPublic().getEncoded();
        private int fetched;

        @Override
        public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest request) {
            assertThat(request.keyId()).isEqualTo("key-a");
            fetched++;
            return GetPublicKeyResponse.builder()
                    .publicKey(SdkBytes.fromByteArray(publicKey))
                    .build();
        }

        @Override
        public SignResponse sign(SignRequest request) {
            assertThat(request.messageType()).isEqualTo(MessageType.RAW);
            return SignResponse.builder()
                    .signature(
                            SdkBytes.fromByteArray(key.signDer(request.message().asByteArray())))
                    .build();
        }

        @Override
        public String serviceName() {
            return "kms";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
