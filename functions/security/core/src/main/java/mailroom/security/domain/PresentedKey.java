package mailroom.security.domain;

import java.util.Optional;

/** What a caller shows: id and secret, not yet checked. */
public record PresentedKey(KeyId id, Secret secret) {

    /** Reads {@code <key id>.<secret>}; empty when it is not of that form. */
    public static Optional<PresentedKey> parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? Optional.empty() : of(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Empty when either half is malformed. */
    public static Optional<PresentedKey> of(String id, String secret) {
        return KeyId.isWellFormed(id) && Secret.isWellFormed(secret)
                ? Optional.of(new PresentedKey(new KeyId(id), new Secret(secret)))
                : Optional.empty();
    }
}
