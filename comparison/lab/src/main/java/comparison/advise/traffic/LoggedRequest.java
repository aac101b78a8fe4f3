package comparison.advise.traffic;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of an access log.
 *
 * @param route the route key, where the log has it
 * @param path without query; a dash or empty where the log has none
 * @param millis what the function took, where the log has it
 */
record LoggedRequest(Instant at, String method, String path, Optional<String> route, OptionalDouble millis) {}
