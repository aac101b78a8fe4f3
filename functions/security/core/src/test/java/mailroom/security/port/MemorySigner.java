package mailroom.security.port;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import mailroom.security.domain.CanonicalBase64;
import mailroom.security.domain.VerificationKey;

/** A P-256 key of this JVM. */
public final class MemorySigner implements Signer {
    private final KeyPair pair;
    private final VerificationKey publicKey;

    private MemorySigner(KeyPair pair, VerificationKey publicKey) {
        this.pair = pair;
        this.publicKey = publicKey;
    }

    /** A new key in {@code slot}, {@code A} or {@code B}. */
    public static MemorySigner inSlot(String slot) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return new MemorySigner(
                    pair,
                    VerificationKey.inSlot(
                            slot,
                            coordinate(point.getAffineX().toByteArray()),
                            coordinate(point.getAffineY().toByteArray())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(byte[] number) {
        var bytes = new byte[32];
        int length = Math.min(number.length, 32);
        System.arraycopy(number, number.length - length, bytes, 32 - length, length);
        return CanonicalBase64.encode(bytes);
    }

    public KeyPair pair() {
        return pair;
    }

    @Override
    public VerificationKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] input) {
        return signature("SHA256withECDSAinP1363Format", input);
    }

    /** The same in DER, as KMS signs. */
    public byte[] signDer(byte[] input) {
        return signature("SHA256withECDSA", input);
    }

    private byte[] signature(String algorithm, byte[] input) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
