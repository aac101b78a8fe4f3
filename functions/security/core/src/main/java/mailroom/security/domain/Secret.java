package mailroom.security.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The half of an API key that proves: 32 random bytes in canonical base64url. Never printed, never stored. */
public record Secret(String value) {
    private static final int BYTES = 32;

    public Secret {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("secret is not %d bytes in base64url".formatted(BYTES));
        }
    }

    /** True for the one base64url spelling of 32 bytes; other spellings of the same bytes are refused. */
    public static boolean isWellFormed(String text) {
        return CanonicalBase64.decode(text)
                .filter(bytes -> bytes.length == BYTES)
                .isPresent();
    }

    /** A new one; {@code random} must be cryptographically strong outside of tests. */
    static Secret next(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 of the text, as lower-case hex. A slow hash would guard weak secrets: these have 256 bits. */
    public String hash() {
        return HexFormat.of().formatHex(sha256(value));
    }

    /** Compares in a time that does not depend on where the two differ. */
    public boolean hasHash(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
