package mailroom.security.port;

import java.time.Instant;
import java.util.Optional;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.KeyId;

/** Where API keys are kept. Every read sees every write that came before it. */
public interface ApiKeys {
    Optional<ApiKey> find(KeyId id);

    /** Keeps a new key; throws {@link KeyExists} and changes nothing when there is one of that id. */
    void add(ApiKey key);

    /** Refuses the key from {@code at} on. The first revocation stays as it is; the answer tells the one that holds. */
    Revocation revoke(KeyId id, Instant at);

    /**
     * Notes that the key was used at that second; of several at once the latest stays. Nobody's answer depends on it: a failure is logged and not
     * thrown, and an unknown key is not made.
     */
    void used(KeyId id, Instant at);

    /** What revoking can find. */
    sealed interface Revocation {
        record Revoked(Instant from) implements Revocation {}

        record NoSuchKey() implements Revocation {}
    }

    /** Two keys of one id: 80 random bits came twice, or somebody repeats a call. */
    final class KeyExists extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeyExists(KeyId id) {
            super("there is a key %s already: make another".formatted(id));
        }
    }
}
