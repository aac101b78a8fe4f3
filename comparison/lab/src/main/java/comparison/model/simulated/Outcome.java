package comparison.model.simulated;

import java.util.List;

/**
 * The contest in one scenario.
 *
 * @param named the groupings that everybody asks about (routed, separate) and the best that was found, in that order
 * @param front those that no other beats in p99, cost and blast radius at once
 * @param winner the name of the better of routed and separate; empty where they tie
 * @param why what decided it, in words
 */
public record Outcome(Scenario scenario, List<Candidate> named, List<Candidate> front, String winner, String why) {
    public Outcome {
        named = List.copyOf(named);
        front = List.copyOf(front);
    }
}
