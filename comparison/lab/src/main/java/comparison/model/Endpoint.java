package comparison.model;

import java.util.Comparator;

/** One endpoint of an HTTP API, as its route key names it: {@code GET /v1/batches/{id}}. */
public record Endpoint(String method, String path) implements Comparable<Endpoint> {
    private static final Comparator<Endpoint> ORDER =
            Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method);

    public Endpoint {
        if (method.isEmpty() || !path.startsWith("/")) {
            throw new IllegalArgumentException("an endpoint is METHOD /path, not '%s %s'".formatted(method, path));
        }
    }

    public static Endpoint parse(String routeKey) {
        int space = routeKey.indexOf(' ');
        if (space < 1) {
            throw new IllegalArgumentException("an endpoint is METHOD /path, not '%s'".formatted(routeKey));
        }
        return new Endpoint(
                routeKey.substring(0, space), routeKey.substring(space + 1).strip());
    }

    public String routeKey() {
        return method + " " + path;
    }

    @Override
    public int compareTo(Endpoint other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return routeKey();
    }
}
