package comparison.measure.plan;

import comparison.model.Endpoint;
import comparison.model.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is compared.
 *
 * @param template of every contender's functions
 * @param table that the seed's items are put into, by logical id
 * @param caller what the authorizer says of who asks
 * @param asks one request per endpoint, those that are measured in full first
 * @param after per endpoint one that must have been asked once before
 * @param budget steps of a cold start, each holding what the ones before hold
 * @param house what is deployed with either layout
 * @param pairs contenders that the simulation lets meet
 * @param mix describes the traffic that is simulated
 * @param classes per endpoint the class that is its own, as a path in a jar
 */
public record Catalogue(
        Path template,
        String table,
        Path seed,
        Map<String, String> caller,
        List<Ask> asks,
        Map<Endpoint, Endpoint> after,
        List<Subject> subjects,
        List<BudgetLine> budget,
        House house,
        List<Pair> pairs,
        Path mix,
        Map<Endpoint, String> classes) {
    public Catalogue {
        caller = Map.copyOf(caller);
        asks = List.copyOf(asks);
        after = Map.copyOf(after);
        subjects = List.copyOf(subjects);
        budget = List.copyOf(budget);
        pairs = List.copyOf(pairs);
        classes = Map.copyOf(classes);
        if (asks.isEmpty() || subjects.isEmpty()) {
            throw new IllegalArgumentException("a catalogue names at least one request and one contender");
        }
    }

    /** A step of the budget and the function that takes it, by logical id. */
    public record BudgetLine(String name, String function) {}

    /** Two contenders that the simulation lets meet, by name. */
    public record Pair(String title, String routed, String separate) {}

    /**
     * What is deployed.
     *
     * @param template of the whole house
     * @param root of the sources
     * @param api the HTTP API that the layouts differ in, by logical id
     * @param accessLog the API's log group
     * @param parameters that choose a layout, per layout
     */
    public record House(
            Path template, Path root, String api, String accessLog, Map<Layout, Map<String, String>> parameters) {
        public House {
            parameters = Map.copyOf(parameters);
        }
    }

    /** The endpoint that floors and peers are asked too. */
    public Endpoint key() {
        return asks.getFirst().endpoint();
    }

    public Optional<Ask> ask(Endpoint endpoint) {
        return asks.stream().filter(it -> it.endpoint().equals(endpoint)).findFirst();
    }

    /** Those that serve the API: neither floors nor peers. */
    public List<Subject> contenders() {
        return subjects.stream().filter(it -> serves(it.contender().layout())).toList();
    }

    private static boolean serves(Layout layout) {
        return switch (layout) {
            case ROUTED, SEPARATE -> true;
            case FLOOR, PEER -> false;
        };
    }
}
