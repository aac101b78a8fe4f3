package local.faults;

import java.time.Duration;
import java.time.Instant;

/** A rule at work: answers its questions one after the other, and counts. Thread-safe. */
final class Watch {
    /** What a rule did so far: questions, those it struck at, and those where its fault was the one that came to pass. */
    record Counts(long asked, long struck, long applied) {}

    private final Rule rule;
    private final long seed;
    private final Instant since;
    private long asked;
    private long struck;
    private long applied;

    Watch(Rule rule, long seed, Instant since) {
        this.rule = rule;
        this.seed = seed;
        this.since = since;
    }

    Rule rule() {
        return rule;
    }

    long seed() {
        return seed;
    }

    /** Takes the next question. */
    synchronized boolean strikes(Instant now) {
        if (!rule.when().isOpen(Duration.between(since, now))) {
            return false;
        }
        asked++;
        boolean strikes = rule.when().strikes(seed, rule.name(), asked)
                && struck < rule.when().times().orElse(Long.MAX_VALUE);
        struck += strikes ? 1 : 0;
        return strikes;
    }

    synchronized void countApplied() {
        applied++;
    }

    synchronized Counts counts() {
        return new Counts(asked, struck, applied);
    }
}
