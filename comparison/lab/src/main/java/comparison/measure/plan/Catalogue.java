package comparison.measure.plan;

import comparison.model.Endpoint;
import comparison.model.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that is compared.
 *
 * @param template of every contender's functions
 * @param seed items that are in its tables
 * @param caller what the authorizer says of who asks
 * @param asks one request per endpoint, those that matter most first
 * @param budget steps of a cold start, each holding what the ones before hold
 * @param house what is deployed with either layout
 * @param mix describes the traffic that is simulated
 * @param memoryMb of each function
 * @param logField of a log line, names the endpoint it is about
 */
public record Catalogue(
        Path template,
        Path seed,
        Map<String, String> caller,
        List<Ask> asks,
        List<Subject> subjects,
        List<BudgetLine> budget,
        Deployed house,
        List<Pair> pairs,
        Path mix,
        int memoryMb,
        String logField) {
    public Catalogue {
        caller = Map.copyOf(caller);
        asks = List.copyOf(asks);
        subjects = List.copyOf(subjects);
        budget = List.copyOf(budget);
        pairs = List.copyOf(pairs);
        if (asks.isEmpty() || subjects.isEmpty()) {
            throw new IllegalArgumentException("a catalogue names at least one endpoint and one contender");
        }
    }

    /** A step of the budget and the contender that takes it, by name. */
    public record BudgetLine(String name, String contender) {}

    /**
     * What is deployed.
     *
     * @param template of the whole house
     * @param root of the sources
     * @param parameters that choose a layout, per layout
     */
    public record Deployed(Path template, Path root, Map<Layout, Map<String, String>> parameters) {
        public Deployed {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Two contenders that the simulation lets meet, by name. */
    public record Pair(String title, String routed, String separate) {}

    public Ask ask(Endpoint endpoint) {
        return asks.stream()
                .filter(it -> it.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no request is known for " + endpoint));
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
