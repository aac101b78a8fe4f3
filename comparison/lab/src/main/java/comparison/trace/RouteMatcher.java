package comparison.trace;

import comparison.model.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the endpoint that a raw path belongs to, as an HTTP API does: the route with the most literal beginning wins, {@code ANY} last. */
public final class RouteMatcher {
    private final List<Candidate> candidates;

    private record Candidate(Endpoint endpoint, Pattern path, int literal) {}

    public RouteMatcher(List<Endpoint> endpoints) {
        candidates = endpoints.stream()
                .map(it -> new Candidate(it, pattern(it.path()), literal(it.path())))
                .sorted(Comparator.comparingInt(Candidate::literal)
                        .reversed()
                        .thenComparing(it -> it.endpoint().method().equals("ANY")))
                .toList();
    }

    public Optional<Endpoint> match(String method, String path) {
        return candidates.stream()
                .filter(it -> it.endpoint().method().equals(method)
                        || it.endpoint().method().equals("ANY"))
                .filter(it -> it.path().matcher(path).matches())
                .map(Candidate::endpoint)
                .findFirst();
    }

    private static Pattern pattern(String route) {
        var pattern = new StringBuilder();
        String slash = "";
        for (String segment : route.split("/", -1)) {
            pattern.append(slash);
            slash = "/";
            if (segment.startsWith("{") && segment.endsWith("+}")) {
                pattern.append(".+");
            } else if (segment.startsWith("{") && segment.endsWith("}")) {
                pattern.append("[^/]+");
            } else {
                pattern.append(Pattern.quote(segment));
            }
        }
        return Pattern.compile(pattern.toString());
    }

    /** How many characters stand before the first parameter; a whole literal path beats all. */
    private static int literal(String route) {
        int parameter = route.indexOf('{');
        return parameter < 0 ? Integer.MAX_VALUE : parameter * 2 + (route.contains("+}") ? 0 : 1);
    }
}
