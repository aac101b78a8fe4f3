package mailroom.batches.port;

import java.time.Instant;
import java.util.Optional;

/** Up to which minute the due-index was swept. */
public interface SweptUntil {
    Optional<Instant> read();
}
