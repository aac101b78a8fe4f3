package comparison.trace;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * A trace that was read from a log, and what of the log did not become part of it.
 *
 * @param lines of the log, blank ones and headers aside
 * @param unreadable lines that no request could be read from; {@code examples} shows the first of them
 * @param unmatched requests for none of the endpoints; {@code strangers} shows the first of them
 * @param late requests that stood in the log long after later ones, and were moved to them
 * @param latencies what the log says that requests took, per endpoint, where it does
 */
public record LogTrace(
        Trace trace,
        long lines,
        long unreadable,
        List<String> examples,
        long unmatched,
        List<String> strangers,
        long late,
        Map<Endpoint, Distribution.Empirical> latencies) {
    public LogTrace {
        examples = List.copyOf(examples);
        strangers = List.copyOf(strangers);
        latencies = Map.copyOf(latencies);
    }
}
