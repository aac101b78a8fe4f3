package comparison.advise.traffic;

import comparison.model.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The requests of an access log that the application's Java functions take.
 *
 * @param endpoints that occur or not, the place of each is its number in {@code all}
 * @param latencies by endpoint, in milliseconds, a sample of at most {@value #MOST_LATENCIES}; absent where the log has none
 * @param lines of the log
 * @param unreadable lines, and the first of them
 * @param unmatched requests that no route of the template takes, and some of them
 * @param others requests for routes that are not the Java functions'
 */
public record Traffic(
        List<Endpoint> endpoints,
        Requests all,
        Map<Endpoint, List<Double>> latencies,
        long lines,
        long unreadable,
        String firstUnreadable,
        long unmatched,
        List<String> someUnmatched,
        long others) {
    static final int MOST_LATENCIES = 5_000;

    public Traffic {
        endpoints = List.copyOf(endpoints);
        latencies = Map.copyOf(latencies);
        someUnmatched = List.copyOf(someUnmatched);
    }

    public int requests() {
        return all.count();
    }

    public double hours() {
        return all.count() == 0 ? 0 : all.at(all.count() - 1) / 3_600_000;
    }

    public long requests(Endpoint endpoint) {
        int number = endpoints.indexOf(endpoint);
        return IntStream.range(0, all.count())
                .filter(it -> all.which(it) == number)
                .count();
    }
}
