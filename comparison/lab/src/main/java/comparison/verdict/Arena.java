package comparison.verdict;

import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Grouping;
import comparison.model.simulated.EndpointResult;
import comparison.model.simulated.FunctionModel;
import comparison.model.simulated.GroupResult;
import comparison.model.simulated.Platform;
import comparison.model.simulated.Scenario;
import comparison.price.MonthlyBill;
import comparison.search.GroupScore;
import comparison.search.Partition;
import comparison.simulate.Simulator;
import comparison.trace.StoredTrace;
import comparison.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** Simulates groups and groupings of a question, and scores them. */
public final class Arena {
    private final Question question;
    private final StoredTrace trace;
    private final List<Endpoint> endpoints;

    public Arena(Question question) {
        this.question = question;
        this.trace = StoredTrace.of(question.trace(), question.effort().requests());
        this.endpoints = trace.endpoints();
    }

    public StoredTrace trace() {
        return trace;
    }

    public Group group(long bits) {
        var chosen = new ArrayList<Endpoint>();
        for (int i = 0; i < endpoints.size(); i++) {
            if ((bits >>> i & 1) == 1) {
                chosen.add(endpoints.get(i));
            }
        }
        return new Group(chosen);
    }

    public Grouping grouping(Partition partition) {
        return new Grouping(partition.groups().stream().map(this::group).toList());
    }

    /** One function, as if it were alone. */
    public GroupScore score(long group, Scenario scenario) {
        FunctionModel model = question.models().of(group(group));
        return score(List.of(Simulator.run(model, platform(scenario), trace, question.seed())));
    }

    /** A whole grouping, with the account's limits, once per seed. */
    public List<GroupScore> scores(Grouping grouping, Scenario scenario, double factor) {
        Trace scaled = trace.scaled(factor);
        var scores = new ArrayList<GroupScore>();
        for (int i = 0; i < question.effort().seeds(); i++) {
            scores.add(score(Simulator.runAll(models(grouping, i), platform(scenario), scaled, question.seed() + i)));
        }
        return scores;
    }

    /** The first seed takes what was measured, the others what might as well have been: so the spread knows how few samples there are. */
    private List<FunctionModel> models(Grouping grouping, int seed) {
        Models models = seed == 0 ? question.models() : question.models().drawn(question.seed() + seed);
        return grouping.groups().stream().map(models::of).toList();
    }

    private static Platform platform(Scenario scenario) {
        return Platform.lambda(scenario.idleMinutes(), scenario.proactiveShare());
    }

    private GroupScore score(List<GroupResult> results) {
        double requests = 0;
        double p99 = 0;
        double worst = 0;
        double cold = 0;
        double excess = 0;
        for (GroupResult result : results) {
            for (EndpointResult each : result.endpoints()) {
                requests += each.requests();
                p99 += each.requests() * each.p99OfAllMillis();
                worst = Math.max(worst, each.p99OfAllMillis());
                cold += each.cold();
                excess += each.requests() * question.permissions().excess(each.endpoint(), result.group());
            }
        }
        double usd =
                MonthlyBill.of(results, question.tariff(), question.prices()).usd();
        return new GroupScore(requests, p99, worst, cold, usd, excess);
    }
}
