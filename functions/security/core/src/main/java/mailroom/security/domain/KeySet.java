package mailroom.security.domain;

import java.util.List;
import java.util.Optional;

/** The public keys that tokens may be signed with. Empty before the first token was ever issued. */
public record KeySet(List<VerificationKey> keys) {
    public static final KeySet EMPTY = new KeySet(List.of());

    public KeySet {
        keys = List.copyOf(keys);
    }

    public Optional<VerificationKey> find(String kid) {
        return keys.stream().filter(it -> it.kid().equals(kid)).findFirst();
    }
}
