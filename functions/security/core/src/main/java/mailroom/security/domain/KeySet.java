package mailroom.security.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The public keys that tokens may be signed with. Empty before the first token was ever issued. */
public record KeySet(List<PublishedKey> keys) {
    public static final KeySet EMPTY = new KeySet(List.of());

    public KeySet {
        keys = List.copyOf(keys);
    }

    /** The key of that name, if signatures of it count now. */
    public Optional<VerificationKey> accepted(String kid, Instant now) {
        return keys.stream()
                .filter(it -> it.isAccepted(now))
                .map(PublishedKey::key)
                .filter(it -> it.kid().equals(kid))
                .findFirst();
    }
}
