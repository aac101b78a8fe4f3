package comparison.advise.judge;

import comparison.advise.app.Application;
import comparison.advise.times.ApplicationTimes;
import comparison.advise.traffic.Traffic;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Grouping;
import comparison.model.simulated.Candidate;
import comparison.model.simulated.Scenario;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import local.bill.Prices;

/** Says what a grouping would have cost and how long its callers would have waited. Each possible function is replayed once and remembered. */
final class Weigher {
    private static final double HOURS_A_MONTH = 730;
    private static final int MOST_REQUESTS = 200_000;

    private final Application application;
    private final ApplicationTimes times;
    private final Traffic traffic;
    private final Prices prices;
    private final double pace;
    private final Replay replay;
    private final Map<Scenario, Map<Group, GroupRun>> known = new HashMap<>();

    Weigher(Application application, ApplicationTimes times, Traffic traffic, Prices prices, double pace) {
        this.application = application;
        this.times = times;
        this.traffic = traffic;
        this.prices = prices;
        this.pace = pace;
        this.replay = new Replay(traffic, MOST_REQUESTS, pace);
    }

    /** The same question for the same requests in another time. */
    Weigher at(double otherPace) {
        return new Weigher(application, times, traffic, prices, otherPace);
    }

    Weighed weigh(String name, Grouping grouping, Scenario scenario) {
        Map<Group, GroupRun> runs = known.computeIfAbsent(scenario, it -> new HashMap<>());
        List<GroupRun> all = grouping.groups().stream()
                .map(it -> runs.computeIfAbsent(it, group -> replay.run(times.model(group), scenario)))
                .toList();
        Histogram together = new Histogram();
        all.forEach(run -> run.latencies().values().forEach(together::add));
        long requests = all.stream().mapToLong(GroupRun::requests).sum();
        long cold = all.stream().mapToLong(GroupRun::cold).sum();
        double worst = all.stream()
                .flatMap(run -> run.latencies().values().stream())
                .mapToDouble(it -> it.quantile(0.99))
                .max()
                .orElse(0);
        Candidate candidate = new Candidate(
                name,
                grouping,
                together.quantile(0.99),
                worst,
                (double) cold / requests,
                usdPerMonth(all, requests),
                blastRadius(grouping));
        return new Weighed(candidate, together.mean());
    }

    private double usdPerMonth(List<GroupRun> runs, long requests) {
        double usd = requests * usd("lambda-requests");
        for (GroupRun run : runs) {
            boolean arm =
                    application.serving(run.group().endpoints().getFirst()).arm();
            usd += run.gbSeconds() * usd(arm ? "lambda-gb-seconds-arm" : "lambda-gb-seconds-x86");
        }
        int replayed = Math.min(MOST_REQUESTS, traffic.requests());
        double from = traffic.all().at(traffic.requests() - replayed);
        double hours = (traffic.all().at(traffic.requests() - 1) - from) / pace / 3_600_000;
        return hours <= 0 ? usd : usd * HOURS_A_MONTH / hours;
    }

    private double usd(String price) {
        return prices.of(price).usd().doubleValue() / prices.of(price).per();
    }

    /** Over endpoints, the share of what their function may do that the function which serves them now was not given. */
    private double blastRadius(Grouping grouping) {
        double sum = 0;
        for (Group group : grouping.groups()) {
            Set<String> granted = new HashSet<>();
            group.endpoints()
                    .forEach(it -> granted.addAll(application.serving(it).permissions()));
            for (Endpoint endpoint : group.endpoints()) {
                int needed = application.serving(endpoint).permissions().size();
                sum += granted.isEmpty() ? 0 : 1 - (double) needed / granted.size();
            }
        }
        return sum / grouping.endpoints().size();
    }
}
