package comparison.advise.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds a request among named fields: the names that API Gateway's own variables suggest, whatever their case, with or without underscores. */
final class LogFields {
    private static final List<String> TIME =
            List.of("requesttimeepoch", "time", "requesttime", "timestamp", "@timestamp", "datetime");
    private static final List<String> METHOD = List.of("method", "httpmethod", "requestmethod");
    private static final List<String> PATH = List.of("path", "rawpath", "requestpath", "uri", "requesturi", "url");
    private static final List<String> ROUTE = List.of("route", "routekey", "resourcepath");
    private static final List<String> MILLIS = List.of(
            "integrationms",
            "integrationlatency",
            "responsems",
            "responselatency",
            "latency",
            "latencyms",
            "durationms");

    private LogFields() {}

    static String name(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** @param fields by {@link #name} */
    static Optional<LoggedRequest> request(Map<String, String> fields) {
        Optional<String> method = first(fields, METHOD);
        Optional<String> route =
                first(fields, ROUTE).map(it -> it.startsWith("/") && method.isPresent() ? method.get() + " " + it : it);
        Optional<String> path = first(fields, PATH);
        if (route.isEmpty() && (method.isEmpty() || path.isEmpty())) {
            return Optional.empty();
        }
        return first(fields, TIME)
                .flatMap(LogTime::read)
                .map(at -> new LoggedRequest(at, method.orElse(""), path.orElse(""), route, millis(fields)));
    }

    private static OptionalDouble millis(Map<String, String> fields) {
        try {
            Optional<String> millis = first(fields, MILLIS);
            return millis.isPresent() ? OptionalDouble.of(Double.parseDouble(millis.get())) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Optional<String> first(Map<String, String> fields, List<String> names) {
        return names.stream()
                .map(it -> fields.getOrDefault(it, ""))
                .filter(it -> !it.isEmpty() && !it.equals("-"))
                .findFirst();
    }
}
