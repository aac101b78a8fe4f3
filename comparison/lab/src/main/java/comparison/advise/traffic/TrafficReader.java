package comparison.advise.traffic;

import comparison.advise.app.AdviseException;
import comparison.advise.app.Application;
import comparison.model.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import local.gateway.RouteChoice;

/** Reads an access log and finds for each request the route of the application that takes it. */
public final class TrafficReader {
    private static final String EXPECTED =
            "expected is an access log: JSON lines as API Gateway writes them (time, method, path or routeKey), CLF, or CSV with a line of names";
    private static final int SOME = 3;
    private static final long SEED = 20_261_127;

    private final RouteChoice choice;
    private final List<Endpoint> endpoints;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Requests.One> requests = new ArrayList<>();
    private final Map<Endpoint, List<Double>> latencies = new HashMap<>();
    private final Map<Endpoint, Integer> seen = new HashMap<>();
    private final List<String> someUnmatched = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private String firstUnreadable = "";
    private long lines;
    private long unreadable;
    private long unmatched;
    private long others;

    private TrafficReader(Application application) {
        this.endpoints = application.endpoints();
        for (Endpoint endpoint : endpoints) {
            numbers.put(key(endpoint), endpoints.indexOf(endpoint));
        }
        this.choice = new RouteChoice(Stream.concat(numbers.keySet().stream(), application.otherRoutes().stream())
                .toList());
        application.otherRoutes().forEach(it -> numbers.put(it, -1));
    }

    private static String key(Endpoint endpoint) {
        return endpoint.path().equals("/$default") ? "$default" : endpoint.routeKey();
    }

    public static Traffic read(Path log, Application application) throws AdviseException {
        TrafficReader reader = new TrafficReader(application);
        LogLine form = new LogLine();
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.line(line, form);
            }
        } catch (MalformedInputException e) {
            throw new AdviseException("--trace: %s is no text: %s".formatted(log, EXPECTED), e);
        } catch (IOException e) {
            throw new AdviseException("--trace: cannot read %s: %s".formatted(log, EXPECTED), e);
        }
        return reader.done(log);
    }

    private void line(String line, LogLine form) {
        if (line.isBlank() || form.isHeader(line)) {
            return;
        }
        lines++;
        Optional<LoggedRequest> request = form.read(line);
        if (request.isPresent()) {
            add(request.get());
        } else if (unreadable++ == 0) {
            firstUnreadable = line.length() > 120 ? line.substring(0, 120) + "…" : line;
        }
    }

    private void add(LoggedRequest request) {
        Optional<Integer> number = request.route().map(numbers::get).or(() -> byPath(request));
        if (number.isEmpty()) {
            unmatched++;
            String what = request.route().orElse(request.method() + " " + request.path());
            if (someUnmatched.size() < SOME && !someUnmatched.contains(what)) {
                someUnmatched.add(what);
            }
        } else if (number.get() < 0) {
            others++;
        } else {
            requests.add(new Requests.One(request.at().toEpochMilli(), number.get()));
            request.millis().ifPresent(it -> sample(endpoints.get(number.get()), it));
        }
    }

    /** A REST API's paths have the stage in front. */
    private Optional<Integer> byPath(LoggedRequest request) {
        int query = request.path().indexOf('?');
        String path = query < 0 ? request.path() : request.path().substring(0, query);
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        int second = path.indexOf('/', 1);
        return choice.of(request.method(), path)
                .or(() -> second < 0 ? Optional.empty() : choice.of(request.method(), path.substring(second)))
                .map(numbers::get);
    }

    /** Every latency has the same chance to be kept. */
    private void sample(Endpoint endpoint, double millis) {
        List<Double> kept = latencies.computeIfAbsent(endpoint, it -> new ArrayList<>());
        int count = seen.merge(endpoint, 1, Integer::sum);
        if (kept.size() < Traffic.MOST_LATENCIES) {
            kept.add(millis);
        } else {
            int place = random.nextInt(count);
            if (place < kept.size()) {
                kept.set(place, millis);
            }
        }
    }

    private Traffic done(Path log) throws AdviseException {
        if (lines == 0) {
            throw new AdviseException("--trace: %s is empty: %s".formatted(log, EXPECTED));
        }
        if (unreadable == lines) {
            throw new AdviseException("--trace: none of the %d lines of %s can be read, the first is '%s': %s"
                    .formatted(lines, log, firstUnreadable, EXPECTED));
        }
        if (requests.isEmpty()) {
            throw new AdviseException(
                    "--trace: none of the %d requests in %s is for a route of the template (100 %% unmatched), such as %s: is it the log of another API? Routes are %s"
                            .formatted(
                                    lines - unreadable,
                                    log,
                                    String.join(", ", someUnmatched),
                                    String.join(
                                            ", ",
                                            endpoints.stream()
                                                    .map(Endpoint::routeKey)
                                                    .limit(5)
                                                    .toList())));
        }
        requests.sort(Comparator.comparingLong(Requests.One::millis));
        return new Traffic(
                endpoints,
                Requests.of(requests),
                latencies,
                lines,
                unreadable,
                firstUnreadable,
                unmatched,
                someUnmatched,
                others);
    }
}
