package mailroom.batches.port;

import java.util.Optional;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Space;

/** Idempotency keys that are in use. */
public interface Claims {
    /** The claim on the space's key, unless it has expired. */
    Optional<Claim> find(Space space, IdempotencyKey key);
}
