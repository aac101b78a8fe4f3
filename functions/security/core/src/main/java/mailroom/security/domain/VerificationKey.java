package mailroom.security.domain;

import java.util.regex.Pattern;

/**
 * The public part of a P-256 key that signs tokens.
 *
 * @param kid {@code <slot>-<RFC 7638 thumbprint>}, such as {@code A-…}: a replaced key never keeps its name
 * @param x 32 bytes in base64url, as in a JWK
 * @param y likewise
 */
public record VerificationKey(String kid, String x, String y) {
    private static final Pattern KID = Pattern.compile("[AB]-[A-Za-z0-9_-]{43}");

    public VerificationKey {
        if (!KID.matcher(kid).matches()) {
            throw new IllegalArgumentException("kid is not a slot and a thumbprint");
        }
        coordinate(x, kid);
        coordinate(y, kid);
    }

    /** The key in {@code slot} ({@code A} or {@code B}) with these coordinates. */
    public static VerificationKey inSlot(String slot, String x, String y) {
        String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x, y);
        return new VerificationKey(slot + "-" + CanonicalBase64.encode(Secret.sha256(canonical)), x, y);
    }

    /** {@code A} or {@code B}. */
    public String slot() {
        return kid.substring(0, 1);
    }

    private static void coordinate(String text, String kid) {
        if (CanonicalBase64.decode(text).filter(it -> it.length == 32).isEmpty()) {
            throw new IllegalArgumentException("a coordinate of %s is not 32 bytes in base64url".formatted(kid));
        }
    }
}
