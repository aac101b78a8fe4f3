package comparison.measure.cold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Interleaves starts: each round has each contender once, so that a noisy moment hits all alike; those with fewer starts skip rounds evenly. */
final class Rounds {
    /** One start. */
    record Turn(int round, Wanted wanted) {}

    private Rounds() {}

    /** All turns, in the order in which they are taken; the same for the same seed. */
    static List<Turn> of(List<Wanted> wanted, long seed) {
        int rounds = wanted.stream().mapToInt(Wanted::times).max().orElse(0);
        List<Turn> turns = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int now = round;
            List<Turn> those = new ArrayList<>(wanted.stream()
                    .filter(it -> takesPart(it.times(), now, rounds))
                    .map(it -> new Turn(now, it))
                    .toList());
            Collections.shuffle(those, new Random(seed + round));
            turns.addAll(those);
        }
        return turns;
    }

    private static boolean takesPart(int times, int round, int rounds) {
        return (round + 1) * times / rounds > round * times / rounds;
    }
}
