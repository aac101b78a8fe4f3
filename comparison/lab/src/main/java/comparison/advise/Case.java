package comparison.advise;

import comparison.advise.app.Application;
import comparison.advise.judge.GroupRules;
import comparison.advise.times.ApplicationTimes;
import comparison.advise.traffic.Traffic;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Start;
import comparison.model.simulated.Scenario;
import comparison.price.Tariff;
import comparison.search.Rules;
import comparison.verdict.Effort;
import comparison.verdict.Permissions;
import comparison.verdict.Preference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import local.bill.Prices;

/** The user's application, put as a question to simulation and search. */
final class Case {
    private static final long SEED = 20_261_127;

    /** The corners and the middle of what nobody outside AWS knows, the middle one in the middle. */
    private static final Effort EFFORT = new Effort(
            100_000,
            3,
            List.of(
                    new Scenario(5, 0),
                    new Scenario(5, 0.6),
                    new Scenario(10, 0.3),
                    new Scenario(60, 0),
                    new Scenario(60, 0.6)));

    private Case() {}

    static comparison.verdict.Question of(
            Question question, Application application, Traffic traffic, ApplicationTimes times, GroupRules rules) {
        List<Endpoint> endpoints = application.endpoints();
        boolean arm = application.functions().stream().allMatch(it -> it.arm());
        return new comparison.verdict.Question(
                question.template().toString(),
                "the present grouping",
                "the best found",
                Start.ZIP_LIKE,
                traffic.trace(),
                question.log().toString(),
                times,
                new Permissions(needed(application)),
                Rules.of(bits -> rules.forbids(group(endpoints, bits))),
                new Tariff(arm, 0, 0),
                Prices.standard(),
                preference(question.tolerance()),
                EFFORT,
                SEED);
    }

    private static Preference preference(double tolerance) {
        Preference usual = Preference.usual();
        return new Preference(tolerance, usual.p99Millis(), tolerance, usual.usd());
    }

    /** All that the function which serves an endpoint now may do: what of it the endpoint needs, no template says. */
    private static Map<Endpoint, Set<String>> needed(Application application) {
        Map<Endpoint, Set<String>> needed = new HashMap<>();
        application
                .endpoints()
                .forEach(it -> needed.put(it, application.serving(it).permissions()));
        return needed;
    }

    private static Group group(List<Endpoint> endpoints, long bits) {
        List<Endpoint> chosen = new ArrayList<>();
        for (int i = 0; i < endpoints.size(); i++) {
            if ((bits >>> i & 1) == 1) {
                chosen.add(endpoints.get(i));
            }
        }
        return new Group(chosen);
    }
}
