package comparison.advise.judge;

import comparison.model.Grouping;
import comparison.model.simulated.Candidate;
import comparison.model.simulated.Scenario;
import java.util.List;

/**
 * What simulation and search say of the present grouping.
 *
 * @param proposed the present one where they tie
 * @param tie whether the present one is within tolerance of the best, or better somewhere
 * @param comparisons one per scenario
 * @param decidingFactor in one sentence
 * @param flip the smallest change of traffic that would turn the answer round, in one sentence
 * @param searched how many groupings were looked at
 * @param every whether these were all that the rules allow
 */
public record Judgement(
        Grouping proposed,
        boolean tie,
        List<Comparison> comparisons,
        String decidingFactor,
        String flip,
        long searched,
        boolean every) {
    /** The two in one scenario. */
    public record Comparison(Scenario scenario, Candidate present, Candidate best) {}

    public Judgement {
        comparisons = List.copyOf(comparisons);
    }
}
