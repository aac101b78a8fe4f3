package comparison.trace;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Reads access logs of any length: API Gateway's JSON, the common and combined log format, CSV. What it cannot read it counts. Lines that are a
 * little out of order, as logs of several machines are, are put in order.
 */
public final class LogReader {
    /** How many requests are held back to be put in order. */
    private static final int WINDOW = 10_000;

    private static final int EXAMPLES = 3;
    /** How many latencies are kept per endpoint: each of all has the same chance (Vitter's algorithm R). */
    private static final int LATENCIES = 10_000;

    private final List<Endpoint> endpoints;
    private final RouteMatcher routes;
    private final PriorityQueue<Pending> window = new PriorityQueue<>();
    private final List<String> examples = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final Map<Endpoint, Reservoir> latencies = new HashMap<>();
    private long lines;
    private long unreadable;
    private long unmatched;
    private long late;
    private long first = Long.MIN_VALUE;
    private long last;

    private record Pending(long micros, long line, int endpoint) implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            int byTime = Long.compare(micros, other.micros);
            return byTime != 0 ? byTime : Long.compare(line, other.line);
        }
    }

    private static final class Reservoir {
        private final double[] kept = new double[LATENCIES];
        private final SplittableRandom random = new SplittableRandom(1);
        private int seen;

        void add(double millis) {
            int place = seen < LATENCIES ? seen : random.nextInt(seen + 1);
            seen++;
            if (place < LATENCIES) {
                kept[place] = millis;
            }
        }

        Distribution.Empirical distribution() {
            return Distribution.of(java.util.Arrays.copyOf(kept, Math.min(seen, LATENCIES)));
        }
    }

    private LogReader(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
        this.routes = new RouteMatcher(endpoints);
    }

    /** Reads the log of an application with these endpoints. The trace lies in {@code spill}, which must stay as long as it is used. */
    public static LogTrace read(Path log, List<Endpoint> endpoints, Path spill) throws TraceException {
        var reader = new LogReader(endpoints);
        try (var in = new BufferedReader(new InputStreamReader(
                        Files.newInputStream(log),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)));
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spill), 1 << 16))) {
            reader.read(log, in, out);
        } catch (IOException e) {
            throw new TraceException("cannot read %s: %s".formatted(log, e.getMessage()), e);
        }
        return reader.result(log, spill);
    }

    private void read(Path log, BufferedReader in, DataOutputStream out) throws IOException, TraceException {
        Optional<LineFormat> format = Optional.empty();
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (format.isEmpty()) {
                format = format(line);
                if (format.isPresent() && format.get() instanceof CsvLines) {
                    continue;
                }
            }
            lines++;
            Optional<LoggedRequest> request =
                    format.isEmpty() ? Optional.empty() : format.get().parse(line);
            if (request.isEmpty()) {
                unreadable++;
                if (examples.size() < EXAMPLES) {
                    examples.add("line %d: %s".formatted(number, shortened(line)));
                }
            } else {
                take(request.get(), out);
            }
        }
        if (lines == 0) {
            throw new TraceException("%s is empty: it holds no request".formatted(log));
        }
        while (!window.isEmpty()) {
            write(window.poll(), out);
        }
    }

    /** Found anew at each line until one fits: a log may begin with what is none of its lines. */
    private static Optional<LineFormat> format(String line) {
        if (CommonLines.fits(line)) {
            return Optional.of(new CommonLines());
        }
        if (JsonLines.fits(line)) {
            return Optional.of(new JsonLines(new com.fasterxml.jackson.databind.ObjectMapper()));
        }
        return CsvLines.ofHeader(line).map(it -> it);
    }

    private static String shortened(String line) {
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }

    private void take(LoggedRequest request, DataOutputStream out) throws IOException {
        Optional<Endpoint> endpoint = routes.match(request.method(), request.path());
        if (endpoint.isEmpty()) {
            unmatched++;
            if (strangers.size() < EXAMPLES) {
                strangers.add(request.method() + " " + shortened(request.path()));
            }
            return;
        }
        request.millis().ifPresent(it -> latencies
                .computeIfAbsent(endpoint.get(), _ -> new Reservoir())
                .add(it));
        window.add(new Pending(request.micros(), lines, endpoints.indexOf(endpoint.get())));
        if (window.size() > WINDOW) {
            write(window.poll(), out);
        }
    }

    private void write(Pending request, DataOutputStream out) throws IOException {
        if (first == Long.MIN_VALUE) {
            first = request.micros();
            last = first;
        }
        if (request.micros() < last) {
            late++;
        }
        last = Math.max(last, request.micros());
        out.writeLong(last - first);
        out.writeInt(request.endpoint());
    }

    private LogTrace result(Path log, Path spill) throws TraceException {
        if (first == Long.MIN_VALUE) {
            throw new TraceException(
                    unreadable == lines
                            ? ("%s: none of its %d lines could be read as an access log (%s). API Gateway's JSON, the common or combined log"
                                            + " format and CSV with a header are known.")
                                    .formatted(log, lines, examples.getFirst())
                            : "%s: none of its %d requests is for a route of the template (%s)"
                                    .formatted(log, unmatched, strangers.getFirst()));
        }
        var times = new HashMap<Endpoint, Distribution.Empirical>();
        latencies.forEach((endpoint, kept) -> times.put(endpoint, kept.distribution()));
        double millis = Math.max(1, (last - first) / 1000.0);
        return new LogTrace(
                new SpilledTrace(endpoints, millis, spill),
                lines,
                unreadable,
                examples,
                unmatched,
                strangers,
                late,
                times);
    }
}
