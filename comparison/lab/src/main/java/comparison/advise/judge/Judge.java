package comparison.advise.judge;

import comparison.advise.app.Application;
import comparison.advise.judge.Judgement.Comparison;
import comparison.advise.times.ApplicationTimes;
import comparison.advise.traffic.Traffic;
import comparison.model.Group;
import comparison.model.Grouping;
import comparison.model.simulated.Candidate;
import comparison.model.simulated.Scenario;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import local.bill.Prices;

/**
 * Weighs the present grouping against any other. Nobody outside AWS knows how long environments are kept and how often they come up before they are
 * needed, so it is asked in several scenarios, and the present grouping is only called wrong where it loses in most of them and wins in none.
 */
public final class Judge {
    private static final List<Scenario> SCENARIOS =
            List.of(new Scenario(5, 0), new Scenario(15, 0.4), new Scenario(60, 0.85));
    private static final Map<Double, String> NAMES = Map.of(2.0, "twice", 0.5, "half");
    private static final List<Double> PACES = List.of(2.0, 0.5, 5.0, 0.2, 10.0, 0.1, 30.0, 1 / 30.0, 100.0, 0.01);

    private final Application application;
    private final ApplicationTimes times;
    private final Traffic traffic;
    private final Rules rules;
    private final double tolerance;

    /** @param tolerance 0.1: a tenth of the p99 is no difference */
    public Judge(Application application, ApplicationTimes times, Traffic traffic, Rules rules, double tolerance) {
        this.application = application;
        this.times = times;
        this.traffic = traffic;
        this.rules = rules;
        this.tolerance = tolerance;
    }

    public Judgement judge() {
        Weigher weigher = new Weigher(application, times, traffic, Prices.standard(), 1);
        Grouping present = application.grouping();
        GroupingSearch search = new GroupingSearch(rules::allow, it -> score(weigher, it));
        GroupingSearch.Found found = search.search(present);
        boolean broken = !present.groups().stream().allMatch(rules::allow);
        Grouping best = broken && found.best().equals(present) ? separated(present) : found.best();
        boolean tie = !broken && !isBetter(weigher, best, present);
        List<Comparison> comparisons = SCENARIOS.stream()
                .map(it -> new Comparison(it, weigher.weigh("present", present, it), weigher.weigh("best", best, it)))
                .toList();
        return new Judgement(
                tie ? present : best,
                tie,
                comparisons,
                broken
                        ? "The present grouping breaks a rule: endpoints that must stay apart share a function."
                        : factor(comparisons, tie),
                broken
                        ? "No change of traffic does."
                        : flip(weigher, present, tie ? others(search, present, best) : Set.of(best), tie),
                found.searched(),
                found.all());
    }

    private static Set<Grouping> others(GroupingSearch search, Grouping present, Grouping best) {
        Set<Grouping> others = new HashSet<>(
                Arrays.asList(search.packed(present.endpoints()), Grouping.separate(present.endpoints()), best));
        others.remove(present);
        return others;
    }

    /** What breaks a rule comes apart; the rest stays. */
    private Grouping separated(Grouping present) {
        return new Grouping(present.groups().stream()
                .flatMap(it -> rules.allow(it)
                        ? List.of(it).stream()
                        : it.endpoints().stream().map(one -> new Group(List.of(one))))
                .toList());
    }

    private static double score(Weigher weigher, Grouping grouping) {
        return SCENARIOS.stream()
                .mapToDouble(it -> weigher.weigh("", grouping, it).score())
                .average()
                .orElseThrow();
    }

    /** Beyond tolerance in most scenarios, and worse beyond it in none. */
    private boolean isBetter(Weigher weigher, Grouping one, Grouping other) {
        double[] gains = SCENARIOS.stream()
                .mapToDouble(it -> weigher.weigh("", other, it).score()
                        - weigher.weigh("", one, it).score())
                .toArray();
        return 2 * Arrays.stream(gains).filter(it -> it > tolerance).count() > gains.length
                && Arrays.stream(gains).noneMatch(it -> it < -tolerance);
    }

    private static String factor(List<Comparison> comparisons, boolean tie) {
        if (tie) {
            return "No other grouping is better beyond tolerance.";
        }
        double times = 0;
        double cost = 0;
        double blast = 0;
        for (Comparison it : comparisons) {
            Candidate now = it.present().candidate();
            Candidate best = it.best().candidate();
            cost += Math.log1p(now.usdPerMonth()) / 2 - Math.log1p(best.usdPerMonth()) / 2;
            blast += now.blastRadius() - best.blastRadius();
            times += it.present().score() - it.best().score();
        }
        times -= cost + blast;
        Comparison middle = comparisons.get(comparisons.size() / 2);
        Candidate now = middle.present().candidate();
        Candidate best = middle.best().candidate();
        return times >= cost && times >= blast
                ? String.format(
                        Locale.ROOT,
                        "Cold starts decide: %.1f %% of requests wait for one instead of %.1f %%, and the mean is %,.0f ms instead of %,.0f ms.",
                        100 * best.coldShare(),
                        100 * now.coldShare(),
                        middle.best().meanMillis(),
                        middle.present().meanMillis())
                : cost >= blast
                        ? String.format(
                                Locale.ROOT,
                                "The cost decides: %.2f USD a month instead of %.2f.",
                                best.usdPerMonth(),
                                now.usdPerMonth())
                        : String.format(
                                Locale.ROOT,
                                "Permissions decide: an endpoint could use %.0f %% that it has no need for, instead of %.0f %%.",
                                100 * best.blastRadius(),
                                100 * now.blastRadius());
    }

    /** Only the found one and the extremes are asked again, each pace at a time, the smallest change first. */
    private String flip(Weigher weigher, Grouping present, Set<Grouping> others, boolean tie) {
        for (double pace : PACES) {
            Weigher then = weigher.at(pace);
            boolean better = others.stream().anyMatch(it -> isBetter(then, it, present));
            if (better == tie) {
                return tie
                        ? "With %s the traffic, another grouping would be better.".formatted(times(pace))
                        : "With %s the traffic, the present grouping would do.".formatted(times(pace));
            }
        }
        return "Between a hundredth and a hundredfold of this traffic, nothing turns it round.";
    }

    private static String times(double pace) {
        return NAMES.getOrDefault(
                pace, pace > 1 ? "%.0f times".formatted(pace) : "a %s of".formatted(ordinal(Math.round(1 / pace))));
    }

    private static String ordinal(long number) {
        return number == 5 ? "fifth" : number == 10 ? "tenth" : number == 30 ? "thirtieth" : "hundredth";
    }
}
