package comparison.report;

import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Grouping;
import comparison.model.Start;
import comparison.model.simulated.Candidate;
import comparison.model.simulated.Contest;
import comparison.model.simulated.Outcome;
import comparison.model.simulated.Scenario;
import comparison.model.simulated.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up answers: one that routed wins nearly everywhere, and one that is a tie. */
final class GivenContests {
    private static final List<Double> IDLE = List.of(5.0, 10.0, 20.0, 40.0, 60.0);
    private static final List<Double> AHEAD = List.of(0.0, 0.3, 0.6, 0.85);

    private GivenContests() {}

    static List<Contest> won() {
        return won(GivenRun.endpoints());
    }

    static List<Contest> won(List<Endpoint> endpoints) {
        return List.of(
                contest("The two that ship, image-like", Start.IMAGE_LIKE, endpoints, false),
                contest("Both plain, zip-like", Start.ZIP_LIKE, endpoints, false));
    }

    static List<Contest> tied() {
        return List.of(contest("The two that ship", Start.IMAGE_LIKE, GivenRun.endpoints(), true));
    }

    private static Contest contest(String title, Start start, List<Endpoint> endpoints, boolean tie) {
        var outcomes = new ArrayList<Outcome>();
        for (double idle : IDLE) {
            for (double ahead : AHEAD) {
                outcomes.add(outcome(new Scenario(idle, ahead), endpoints, tie));
            }
        }
        return new Contest(
                title,
                GivenRun.ROUTED.name(),
                GivenRun.SEPARATE.name(),
                start,
                new Verdict(
                        List.of(
                                tie
                                        ? "It is a tie in time and cost, so take one function per endpoint for its narrower permissions."
                                        : "Choose one routed function (routed-micronaut): it wins 14 of 20 scenarios, separate 2, and 4 are ties.",
                                "The 99th percentile decides: 212 ms routed against 340 ms separate.",
                                "The answer turns round at 8.2 times the traffic."),
                        tie,
                        tie ? "separate" : "routed",
                        "The 99th percentile decides: 212 ms routed against 340 ms separate.",
                        "The answer turns round at 8.2 times the traffic.",
                        outcomes,
                        115_975,
                        0,
                        "Mailroom’s usual day (200,000 requests over 24.0 hours)",
                        List.of(
                                "Lambda's idle time and its share of proactive starts are not published: both are swept.")));
    }

    private static Outcome outcome(Scenario scenario, List<Endpoint> endpoints, boolean tie) {
        double cold = (1 - scenario.proactiveShare()) / scenario.idleMinutes();
        Candidate routed = candidate("routed", Grouping.routed(endpoints), 120 + 400 * cold, 31.2, 0.46);
        Candidate separate = candidate("separate", Grouping.separate(endpoints), 90 + 1_300 * cold, 31.9, 0);
        Candidate best = candidate("best found", pairs(endpoints, 3), 110 + 420 * cold, 30.8, 0.2);
        boolean middle = scenario.idleMinutes() == 20 && scenario.proactiveShare() == 0.6;
        String winner = tie || Math.abs(routed.p99Millis() - separate.p99Millis()) < 15
                ? ""
                : routed.p99Millis() < separate.p99Millis() ? "routed" : "separate";
        return new Outcome(
                scenario,
                List.of(routed, separate, best),
                middle ? front(endpoints, best) : List.of(),
                winner,
                winner.isEmpty() ? "a tie" : "99th percentile");
    }

    private static List<Candidate> front(List<Endpoint> endpoints, Candidate best) {
        return IntStream.range(2, Math.min(8, endpoints.size()))
                .mapToObj(i -> i == 3
                        ? best
                        : candidate(
                                i + " functions", pairs(endpoints, i), 117 + 4 * i, 31.1 - 0.14 * i, 0.5 - 0.06 * i))
                .toList();
    }

    /** As many functions as asked for: all but the first hold one endpoint each. */
    private static Grouping pairs(List<Endpoint> endpoints, int functions) {
        int shared = endpoints.size() - Math.min(functions, endpoints.size()) + 1;
        var groups = new ArrayList<Group>();
        groups.add(new Group(endpoints.subList(0, shared)));
        endpoints.subList(shared, endpoints.size()).forEach(it -> groups.add(new Group(List.of(it))));
        return new Grouping(groups);
    }

    private static Candidate candidate(String name, Grouping grouping, double p99, double usd, double blast) {
        return new Candidate(name, grouping, p99, p99 * 1.8, 0.004, usd, blast);
    }
}
