package mailroom.security.domain;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding, one spelling per content. An ordinary decoder also takes padding, and ignores the last character's spare bits: two
 * texts would then be one token.
 */
public final class CanonicalBase64 {
    private CanonicalBase64() {}

    /** The bytes, or empty for any text but their canonical spelling. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
