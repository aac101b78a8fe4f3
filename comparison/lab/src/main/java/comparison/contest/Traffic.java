package comparison.contest;

import comparison.model.Endpoint;
import comparison.trace.Arrivals;
import comparison.trace.LogReader;
import comparison.trace.LogTrace;
import comparison.trace.Mix;
import comparison.trace.Trace;
import comparison.trace.TraceException;
import java.nio.file.Path;
import java.util.List;

/**
 * The traffic that contests are about.
 *
 * @param words what it is, such as "the traffic that mix.yaml describes"
 * @param requestsPerSecond over all of it; counted once, since a log may be long
 */
public record Traffic(Trace trace, String words, double requestsPerSecond) {
    private static Traffic of(Trace trace, String words) {
        long requests = 0;
        for (Arrivals arrivals = trace.open(); arrivals.next(); ) {
            requests++;
        }
        return new Traffic(trace, words, 1_000 * requests / trace.millis());
    }

    /** Of a description (docs/traces.md); {@link IllegalArgumentException} names what is not as it must be. */
    public static Traffic described(Path mix) {
        try {
            return of(Mix.read(mix), "the traffic that %s describes".formatted(mix.getFileName()));
        } catch (TraceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Of an access log of an API with these endpoints; {@code spill} is written, and needed as long as the traffic is. */
    public static Traffic logged(Path log, List<Endpoint> endpoints, Path spill) {
        try {
            LogTrace read = LogReader.read(log, endpoints, spill);
            return of(
                    read.trace(),
                    "the traffic of %s (%,d lines, of which %,d could not be read and %,d are for no endpoint)"
                            .formatted(log.getFileName(), read.lines(), read.unreadable(), read.unmatched()));
        } catch (TraceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
