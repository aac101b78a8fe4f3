package mailroom.security.adapter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import mailroom.security.domain.VerificationKey;
import mailroom.security.port.Signer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** A key that never leaves KMS. KMS signs in DER; a JWS wants the two numbers plain. */
final class KmsSigner implements Signer {
    private static final int SIGNATURE_BYTES = 64;

    private final KmsClient kms;
    private final String keyId;
    private final String slot;
    private @Nullable VerificationKey publicKey;

    KmsSigner(KmsClient kms, String keyId, String slot) {
        this.kms = kms;
        this.keyId = keyId;
        this.slot = slot;
    }

    @Override
    public synchronized VerificationKey publicKey() {
        VerificationKey known = publicKey;
        if (known == null) {
            known = fetch();
            publicKey = known;
        }
        return known;
    }

    private VerificationKey fetch() {
        byte[] der = kms.getPublicKey(it -> it.keyId(keyId)).publicKey().asByteArray();
        try {
            var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            ECKey jwk = new ECKey.Builder(Curve.P_256, key).build();
            return VerificationKey.inSlot(
                    slot, jwk.getX().toString(), jwk.getY().toString());
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException("KMS key %s is no key on P-256".formatted(keyId), e);
        }
    }

    @Override
    public byte[] sign(byte[] input) {
        byte[] der = kms.sign(it -> it.keyId(keyId)
                        .message(SdkBytes.fromByteArray(input))
                        .messageType(MessageType.RAW)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                .signature()
                .asByteArray();
        try {
            return ECDSA.transcodeSignatureToConcat(der, SIGNATURE_BYTES);
        } catch (JOSEException e) {
            throw new IllegalStateException("KMS key %s signed in a form that is not DER".formatted(keyId), e);
        }
    }
}
