package comparison.advise.app;

import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Grouping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The application: what can be grouped, and what merely stands beside it.
 *
 * @param functions Java functions that serve at least one route, in the template's order
 * @param routes theirs
 * @param otherRoutes those that somebody else answers: another runtime, another server
 * @param notes what was left out or not understood, a sentence each
 */
public record Application(
        List<AppFunction> functions, List<AppRoute> routes, Set<Endpoint> otherRoutes, List<String> notes) {
    public Application {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        otherRoutes = Set.copyOf(otherRoutes);
        notes = List.copyOf(notes);
    }

    public AppFunction function(String id) {
        return functions.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function " + id + " serves a route"));
    }

    public List<Endpoint> endpoints() {
        return routes.stream().map(AppRoute::endpoint).sorted().toList();
    }

    public AppRoute route(Endpoint endpoint) {
        return routes.stream()
                .filter(it -> it.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no route " + endpoint));
    }

    public AppFunction serving(Endpoint endpoint) {
        return function(route(endpoint).function());
    }

    /** Endpoints by the function that serves them now. */
    public Map<String, Group> served() {
        Map<String, Group> served = new LinkedHashMap<>();
        for (AppFunction function : functions) {
            served.put(
                    function.id(),
                    new Group(routes.stream()
                            .filter(it -> it.function().equals(function.id()))
                            .map(AppRoute::endpoint)
                            .toList()));
        }
        return served;
    }

    public Grouping grouping() {
        return new Grouping(List.copyOf(served().values()));
    }
}
