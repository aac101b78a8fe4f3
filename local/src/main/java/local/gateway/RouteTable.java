package local.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the route of a request: a full match first, literal segments before parameters; then the greedy route with the longest prefix; then
 * {@code $default}. At the same path the method beats ANY. Nothing is normalised: a doubled or trailing slash is a segment of its own.
 */
final class RouteTable {
    /**
     * A chosen route.
     *
     * @param raw its path parameters by name, as they were sent
     */
    record Match(Route route, Map<String, String> raw) {
        Match {
            raw = Map.copyOf(raw);
        }

        /** The path parameters by name, decoded. */
        Map<String, String> parameters() {
            if (raw.values().stream().noneMatch(it -> it.indexOf('%') >= 0)) {
                return raw;
            }
            Map<String, String> decoded = new HashMap<>();
            raw.forEach((name, value) -> decoded.put(name, PercentCoding.path(value)));
            return decoded;
        }
    }

    private record Bound(Route route, List<String> names) {}

    private record Greedy(Bound bound, int depth) {}

    private static final class Segment {
        final Map<String, Segment> literals = new HashMap<>();
        final Map<String, Bound> full = new HashMap<>();
        final Map<String, Bound> greedy = new HashMap<>();

        @Nullable
        Segment parameter;
    }

    private final Segment root = new Segment();
    private final Map<String, Bound> fallback = new HashMap<>();
    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        routes.forEach(this::add);
    }

    List<Route> routes() {
        return routes;
    }

    private void add(Route route) {
        List<String> names = new ArrayList<>();
        Map<String, Bound> end = route.path().equals(Route.DEFAULT) ? fallback : end(route.path(), names);
        if (end.putIfAbsent(route.method(), new Bound(route, List.copyOf(names))) != null) {
            throw new IllegalArgumentException("the route %s is defined twice".formatted(route.key()));
        }
    }

    private Map<String, Bound> end(String path, List<String> names) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path %s does not begin with a slash".formatted(path));
        }
        Segment at = root;
        List<String> parts = segments(path);
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{") && part.endsWith("+}")) {
                if (i != parts.size() - 1) {
                    throw new IllegalArgumentException("in %s something follows the greedy %s".formatted(path, part));
                }
                names.add(part.substring(1, part.length() - 2));
                return at.greedy;
            }
            if (part.startsWith("{") && part.endsWith("}")) {
                names.add(part.substring(1, part.length() - 1));
                Segment next = at.parameter == null ? new Segment() : at.parameter;
                at.parameter = next;
                at = next;
            } else {
                at = at.literals.computeIfAbsent(part, key -> new Segment());
            }
        }
        return at.full;
    }

    /** Chooses by method and path; the path is undecoded and without a stage. */
    Optional<Match> choose(String method, String path) {
        List<String> parts = segments(path);
        List<String> values = new ArrayList<>();
        Bound full = full(root, method, parts, 0, values);
        if (full != null) {
            return Optional.of(new Match(full.route(), named(full.names(), values)));
        }
        List<String> best = new ArrayList<>();
        Greedy greedy = greedy(root, method, parts, 0, new ArrayList<>(), best);
        if (greedy != null) {
            return Optional.of(
                    new Match(greedy.bound().route(), named(greedy.bound().names(), best)));
        }
        return Optional.ofNullable(byMethod(fallback, method)).map(it -> new Match(it.route(), Map.of()));
    }

    private static @Nullable Bound full(Segment at, String method, List<String> parts, int depth, List<String> values) {
        if (depth == parts.size()) {
            return byMethod(at.full, method);
        }
        String part = parts.get(depth);
        Segment literal = literal(at, part);
        if (literal != null) {
            Bound found = full(literal, method, parts, depth + 1, values);
            if (found != null) {
                return found;
            }
        }
        if (at.parameter == null || part.isEmpty()) {
            return null;
        }
        values.add(part);
        Bound found = full(at.parameter, method, parts, depth + 1, values);
        if (found == null) {
            values.removeLast();
        }
        return found;
    }

    /** The deepest greedy route; its values are left in {@code best}. At the same depth the literal way wins. */
    private static @Nullable Greedy greedy(
            Segment at, String method, List<String> parts, int depth, List<String> values, List<String> best) {
        if (depth == parts.size()) {
            return null;
        }
        Greedy found = null;
        String part = parts.get(depth);
        Segment literal = literal(at, part);
        if (literal != null) {
            found = greedy(literal, method, parts, depth + 1, values, best);
        }
        if (at.parameter != null && !part.isEmpty()) {
            values.add(part);
            List<String> other = new ArrayList<>();
            Greedy deeper = greedy(at.parameter, method, parts, depth + 1, values, other);
            if (deeper != null && (found == null || deeper.depth() > found.depth())) {
                found = deeper;
                best.clear();
                best.addAll(other);
            }
            values.removeLast();
        }
        Bound here = found == null ? byMethod(at.greedy, method) : null;
        String rest = here == null ? "" : String.join("/", parts.subList(depth, parts.size()));
        if (here != null && !rest.isEmpty()) {
            found = new Greedy(here, depth);
            best.clear();
            best.addAll(values);
            best.add(rest);
        }
        return found;
    }

    private static @Nullable Segment literal(Segment at, String part) {
        Segment found = at.literals.get(part);
        return found == null && part.indexOf('%') >= 0 ? at.literals.get(PercentCoding.path(part)) : found;
    }

    private static @Nullable Bound byMethod(Map<String, Bound> bounds, String method) {
        Bound exact = bounds.get(method);
        return exact == null && Route.ANY_STANDS_FOR.contains(method) ? bounds.get(Route.ANY) : exact;
    }

    private static Map<String, String> named(List<String> names, List<String> values) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), values.get(i));
        }
        return named;
    }

    private static List<String> segments(String path) {
        List<String> parts = new ArrayList<>();
        int from = 1;
        while (from <= path.length()) {
            int end = path.indexOf('/', from);
            end = end < 0 ? path.length() : end;
            parts.add(path.substring(from, end));
            from = end + 1;
        }
        return parts;
    }
}
