package local.gateway;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Chooses among route keys as an HTTP API does, for who has paths (an access log) and wants their routes. */
public final class RouteChoice {
    private static final Route.Integration NOWHERE = new Route.Integration.Function("", Duration.ZERO);

    private final RouteTable table;

    /**
     * A table of keys such as {@code GET /orders/{id}} or {@code $default}.
     *
     * @throws IllegalArgumentException a key stands there twice, or is none
     */
    public RouteChoice(Collection<String> keys) {
        table = new RouteTable(keys.stream().map(RouteChoice::route).toList());
    }

    /** The key of the route that takes a request; the path is undecoded, without stage and query. */
    public Optional<String> of(String method, String path) {
        return table.choose(method, path).map(it -> it.route().key());
    }

    private static Route route(String key) {
        int space = key.indexOf(' ');
        return space < 0
                ? new Route(Route.ANY, key, NOWHERE, new Route.Access.Open())
                : new Route(key.substring(0, space), key.substring(space + 1), NOWHERE, new Route.Access.Open());
    }
}
