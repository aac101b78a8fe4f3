package comparison.advise.traffic;

import comparison.advise.app.AdviseException;
import comparison.advise.app.Application;
import comparison.model.Distribution.Empirical;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.trace.Arrivals;
import comparison.trace.LogReader;
import comparison.trace.LogTrace;
import comparison.trace.Trace;
import comparison.trace.TraceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests of an access log that the application's Java functions take.
 *
 * @param log all that was read, other functions' requests included
 * @param trace those of the Java functions
 * @param requests of each endpoint of these
 * @param others requests for routes that are left as they are
 */
public record Traffic(LogTrace log, Trace trace, Map<Endpoint, Long> requests, long others) {
    private static final String EXPECTED =
            ". Expected is an access log: JSON lines as API Gateway writes them (time, method, path or routeKey), the common log format, or CSV with a header";

    public Traffic {
        requests = Map.copyOf(requests);
    }

    /** Reads a log; {@code spill} keeps the requests as long as they are used. */
    public static Traffic read(Path log, Application application, Path spill) throws AdviseException {
        List<Endpoint> ours = application.endpoints();
        List<Endpoint> all = new ArrayList<>(ours);
        application.otherRoutes().forEach(all::add);
        try {
            return counted(log, LogReader.read(log, all, spill), ours);
        } catch (TraceException e) {
            throw new AdviseException("--trace: " + e.getMessage() + EXPECTED, e);
        }
    }

    private static Traffic counted(Path log, LogTrace read, List<Endpoint> ours) throws AdviseException {
        long[] counts = new long[read.trace().endpoints().size()];
        long others = 0;
        for (Arrivals arrivals = read.trace().open(); arrivals.next(); ) {
            counts[arrivals.endpoint()]++;
            others += arrivals.endpoint() >= ours.size() ? 1 : 0;
        }
        Map<Endpoint, Long> requests = new HashMap<>();
        for (int i = 0; i < ours.size(); i++) {
            requests.put(ours.get(i), counts[i]);
        }
        if (requests.values().stream().allMatch(it -> it == 0)) {
            throw new AdviseException("--trace: all %d requests in %s are for routes that no Java function answers"
                    .formatted(others, log));
        }
        return new Traffic(read, read.trace().only(new Group(ours)), requests, others);
    }

    public long count() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    public long requests(Endpoint endpoint) {
        return requests.getOrDefault(endpoint, 0L);
    }

    public double hours() {
        return trace.millis() / 3_600_000;
    }

    /** The share of the readable requests that no route of the template takes. */
    public double unmatchedShare() {
        return (double) log.unmatched() / Math.max(1, log.lines() - log.unreadable());
    }

    public Map<Endpoint, Empirical> latencies() {
        return log.latencies();
    }
}
