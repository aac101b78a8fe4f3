package comparison.verdict;

import comparison.model.Grouping;
import comparison.model.simulated.Candidate;
import comparison.model.simulated.Scenario;
import comparison.search.GroupScore;
import java.util.List;

/** Routed and separate in one scenario, each simulated with every seed. */
public record Meeting(Scenario scenario, List<GroupScore> routed, List<GroupScore> separate) {
    /** What decides between the two. */
    public enum Factor {
        P99,
        COST,
        NOTHING
    }

    /** The better of the two. */
    public enum Side {
        ROUTED,
        SEPARATE,
        NEITHER
    }

    public Factor factor(Preference preference) {
        if (preference.p99Counts(p99(routed), p99(separate), error(routed, separate, GroupScore::p99Millis))) {
            return Factor.P99;
        }
        return preference.usdCounts(usd(routed), usd(separate), error(routed, separate, GroupScore::usd))
                ? Factor.COST
                : Factor.NOTHING;
    }

    public Side winner(Preference preference) {
        return switch (factor(preference)) {
            case P99 -> p99(routed) < p99(separate) ? Side.ROUTED : Side.SEPARATE;
            case COST -> usd(routed) < usd(separate) ? Side.ROUTED : Side.SEPARATE;
            case NOTHING -> Side.NEITHER;
        };
    }

    public static double p99(List<GroupScore> scores) {
        return mean(scores, GroupScore::p99Millis);
    }

    public static double usd(List<GroupScore> scores) {
        return mean(scores, GroupScore::usd);
    }

    public static double mean(List<GroupScore> scores, java.util.function.ToDoubleFunction<GroupScore> figure) {
        return scores.stream().mapToDouble(figure).average().orElse(0);
    }

    /** A grouping with the means of its figures. */
    public static Candidate candidate(String name, Grouping grouping, List<GroupScore> scores) {
        return new Candidate(
                name,
                grouping,
                p99(scores),
                mean(scores, GroupScore::worst),
                mean(scores, GroupScore::coldShare),
                usd(scores),
                mean(scores, GroupScore::blastRadius));
    }

    /** The standard error of the difference of two means. */
    private static double error(
            List<GroupScore> one, List<GroupScore> other, java.util.function.ToDoubleFunction<GroupScore> figure) {
        return Math.sqrt(variance(one, figure) / one.size() + variance(other, figure) / other.size());
    }

    private static double variance(List<GroupScore> scores, java.util.function.ToDoubleFunction<GroupScore> figure) {
        double mean = mean(scores, figure);
        return scores.stream()
                        .mapToDouble(it -> Math.pow(figure.applyAsDouble(it) - mean, 2))
                        .sum()
                / Math.max(1, scores.size() - 1);
    }
}
