package mailroom.security.port;

import mailroom.security.domain.VerificationKey;

/** A private P-256 key that nobody can read. */
public interface Signer {
    VerificationKey publicKey();

    /** ES256 over {@code input} (at most 4,096 bytes): R and S, 32 bytes each, one behind the other as JWS wants them. */
    byte[] sign(byte[] input);
}
