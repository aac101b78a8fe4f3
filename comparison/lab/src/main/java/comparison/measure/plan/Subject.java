package comparison.measure.plan;

import comparison.model.Contender;
import comparison.model.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * A contender and where its code is.
 *
 * @param functions per endpoint the logical id of the function that serves it
 * @param routing source files that choose an endpoint or wire it, relative to the house's root
 * @param classes per endpoint the class that is its own, as a path in a jar; what a one-line change touches
 */
public record Subject(
        Contender contender, Map<Endpoint, String> functions, List<String> routing, Map<Endpoint, String> classes) {
    public Subject {
        functions = Map.copyOf(functions);
        routing = List.copyOf(routing);
        classes = Map.copyOf(classes);
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("contender %s serves no endpoint".formatted(contender.name()));
        }
    }

    public String name() {
        return contender.name();
    }

    /** The endpoints it serves, in order. */
    public List<Endpoint> endpoints() {
        return functions.keySet().stream().sorted().toList();
    }

    /** The function that serves an endpoint. */
    public String function(Endpoint endpoint) {
        String function = functions.get(endpoint);
        if (function == null) {
            throw new IllegalArgumentException("contender %s does not serve %s".formatted(name(), endpoint));
        }
        return function;
    }
}
