package mailroom.batches.port;

import java.util.Optional;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Team;

/** Idempotency keys that are in use. */
public interface Claims {
    /** The claim on the team's key, unless it has expired. */
    Optional<Claim> find(Team team, IdempotencyKey key);
}
