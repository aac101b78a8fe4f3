package comparison.trace;

import java.util.OptionalDouble;

/**
 * What a line of a log says of one request.
 *
 * @param micros when it came, since the epoch
 * @param path as the route's key names it, or as it was asked for
 * @param millis how long it took, where the log says
 */
record LoggedRequest(long micros, String method, String path, OptionalDouble millis) {}
