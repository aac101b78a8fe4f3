package mailroom.security.port;

import java.time.Duration;
import java.util.Optional;
import mailroom.security.domain.AclEntry;
import mailroom.security.domain.Page;

/** All that other services keep: roles, policies (deleted ones too), people, and the keys that were revoked a short time ago. */
public interface AclEntries {
    /**
     * A key that was revoked before that long can be presented no more: the authorizer refuses it itself, and tokens that were made with it have
     * expired.
     */
    Duration REVOKED_KEPT = Duration.ofHours(24);

    /** About {@code limit} at a time; throws {@link IllegalArgumentException} for an {@code after} that was never a {@code next}. */
    Page<AclEntry> page(Optional<String> after, int limit);
}
