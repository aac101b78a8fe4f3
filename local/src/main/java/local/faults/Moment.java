package local.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a rule strikes: where several conditions are given, all must hold.
 *
 * @param every at each nth question
 * @param probability from 0 to 1
 * @param first at the first n questions only
 * @param after from so long after the rule came in; questions before it are none
 * @param lasting for so long; questions after it are none
 * @param times as often and no more
 */
record Moment(
        OptionalLong every,
        OptionalDouble probability,
        OptionalLong first,
        Duration after,
        Optional<Duration> lasting,
        OptionalLong times) {
    static final Moment ALWAYS = new Moment(
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            Duration.ZERO,
            Optional.empty(),
            OptionalLong.empty());

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /** Is a question asked so long after the rule came in one at all? */
    boolean isOpen(Duration age) {
        return age.compareTo(after) >= 0
                && lasting.map(it -> age.compareTo(after.plus(it)) < 0).orElse(true);
    }

    /**
     * The answer to the kth question, but for {@code times}: it depends on these three and on nothing else.
     *
     * @param k from 1
     */
    boolean strikes(long seed, String rule, long k) {
        return (every.isEmpty() || k % every.getAsLong() == 0)
                && (first.isEmpty() || k <= first.getAsLong())
                && (probability.isEmpty() || draw(seed, rule, k) < probability.getAsDouble());
    }

    /** A number from 0 to 1 without 1, made of the three: the finaliser of SplitMix64, thrice. */
    private static double draw(long seed, String rule, long k) {
        long name = rule.chars().asLongStream().reduce(0, (hash, it) -> mix(hash + GOLDEN + it));
        return (mix(mix(seed + GOLDEN) + name + k * GOLDEN) >>> 11) * UNIT;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
