package comparison.advise.judge;

import comparison.model.simulated.Candidate;

/**
 * A grouping with all that counts for or against it.
 *
 * @param meanMillis of all requests together: where most starts are cold anyway, the p99 does not tell groupings apart
 */
public record Weighed(Candidate candidate, double meanMillis) {
    /**
     * The less, the better. Times count as ratios, p99 and mean by half each; cost as a ratio by half, but one dollar a month is none; the blast
     * radius from 0 to 1 as much as times that are 2.7 times as long.
     */
    double score() {
        return Math.log(candidate.p99Millis()) / 2
                + Math.log(meanMillis) / 2
                + Math.log1p(candidate.usdPerMonth()) / 2
                + candidate.blastRadius();
    }
}
