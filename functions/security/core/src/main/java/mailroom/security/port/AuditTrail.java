package mailroom.security.port;

import java.util.OptionalLong;
import mailroom.security.domain.Change;
import mailroom.security.domain.Page;

/** Every change that there was. */
public interface AuditTrail {
    /** The latest first; {@code before} is the version of the last one seen, as is {@link Page#next}. */
    Page<Change> page(OptionalLong before, int limit);
}
