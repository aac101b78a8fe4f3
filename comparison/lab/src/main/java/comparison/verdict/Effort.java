package comparison.verdict;

import comparison.model.simulated.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is simulated.
 *
 * @param requests of the trace, at most
 * @param seeds how often each figure is simulated, to know its spread
 * @param scenarios in which the layouts meet; the one in the middle is the one that the search and the flip use
 */
public record Effort(int requests, int seeds, List<Scenario> scenarios) {
    public Effort {
        scenarios = List.copyOf(scenarios);
        if (requests < 1 || seeds < 2 || scenarios.isEmpty()) {
            throw new IllegalArgumentException("at least one request, two seeds and one scenario");
        }
    }

    public static Effort quick() {
        return new Effort(40_000, 3, grid(List.of(5.0, 10.0, 60.0), List.of(0.0, 0.6)));
    }

    public static Effort full() {
        return new Effort(200_000, 5, grid(List.of(5.0, 10.0, 20.0, 40.0, 60.0), List.of(0.0, 0.3, 0.6, 0.85)));
    }

    private static List<Scenario> grid(List<Double> idleMinutes, List<Double> proactiveShares) {
        var scenarios = new ArrayList<Scenario>();
        for (double idle : idleMinutes) {
            for (double proactive : proactiveShares) {
                scenarios.add(new Scenario(idle, proactive));
            }
        }
        return scenarios;
    }

    Scenario middle() {
        return scenarios.get(scenarios.size() / 2);
    }
}
