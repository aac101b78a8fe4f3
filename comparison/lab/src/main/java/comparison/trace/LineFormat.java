package comparison.trace;

import java.util.Optional;

/** A format of access logs. */
interface LineFormat {
    /** The request that the line tells of; nothing where it cannot be read. */
    Optional<LoggedRequest> parse(String line);
}
