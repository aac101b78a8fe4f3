package mailroom.access;

import java.util.Optional;

/** What is known of a caller's rights. */
public interface Rights {
    /** One consistent look at the copy, at most 2 s old; empty while there is none. */
    Optional<Snapshot> read(String subject, String keyId);
}
