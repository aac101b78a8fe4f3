package comparison.measure.plan;

import comparison.model.Contender;
import comparison.model.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A contender and where its code is.
 *
 * @param functions per endpoint the logical id of the function that serves it
 * @param sources folders whose lines choose an endpoint or wire it
 */
public record Subject(Contender contender, Map<Endpoint, String> functions, List<Path> sources) {
    public Subject {
        functions = Map.copyOf(functions);
        sources = List.copyOf(sources);
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("contender %s serves no endpoint".formatted(contender.name()));
        }
    }

    public String name() {
        return contender.name();
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
