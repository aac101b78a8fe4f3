package comparison.model.simulated;

import java.util.List;

/**
 * The answer.
 *
 * @param sentences three: what to choose, what decides it, what would flip it
 * @param tie whether it is one
 * @param decidingFactor in one sentence
 * @param flip the smallest change of traffic that turns the answer round, in one sentence
 * @param outcomes one per scenario
 * @param searched how many groupings were looked at
 * @param gap how far the found one may be from the best, 0 where all were looked at
 * @param assumptions what it rests on, a sentence each
 */
public record Verdict(
        List<String> sentences,
        boolean tie,
        String recommended,
        String decidingFactor,
        String flip,
        List<Outcome> outcomes,
        long searched,
        double gap,
        String trace,
        List<String> assumptions) {
    public Verdict {
        sentences = List.copyOf(sentences);
        outcomes = List.copyOf(outcomes);
        assumptions = List.copyOf(assumptions);
    }
}
