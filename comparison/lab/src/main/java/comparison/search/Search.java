package comparison.search;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Finds the front of all groupings: every one is looked at up to {@link #EXACT} endpoints, a good choice of them beyond. */
public final class Search {
    public static final int EXACT = 10; // 115,975 partitions; eleven endpoints have 678,570

    private final int endpoints;
    private final GroupScores scores;
    private final Rules rules;

    public Search(int endpoints, GroupScores scores, Rules rules) {
        if (endpoints < 1 || endpoints > 62) {
            throw new IllegalArgumentException("1 to 62 endpoints can be grouped, not %d".formatted(endpoints));
        }
        this.endpoints = endpoints;
        this.scores = scores;
        this.rules = rules;
    }

    /**
     * What was found.
     *
     * @param looked how many groupings were looked at
     * @param exact whether these were all
     */
    public record Found(List<Scored> front, long looked, boolean exact) {
        public Found {
            front = List.copyOf(front);
        }
    }

    public Found run() {
        return endpoints <= EXACT ? exact() : heuristic();
    }

    Found exact() {
        var every = new EveryPartition(endpoints, scores, rules);
        return new Found(every.front(), every.looked(), true);
    }

    Found heuristic() {
        var merging = new Merging(endpoints, scores, rules);
        return new Found(merging.front(), merging.looked(), false);
    }

    /**
     * How good the heuristic is where the best is known.
     *
     * @param shortfall by how much its best p99 or cost is worse than the best of all, as a share, whichever is more
     */
    public record Trial(double shortfall) {}

    /** Tries the heuristic on {@code some} of the endpoints, chosen by the seed. */
    public Trial some(int some, long seed) {
        int[] chosen = new SplittableRandom(seed)
                .ints(0, endpoints)
                .distinct()
                .limit(Math.min(some, endpoints))
                .toArray();
        var fewer = new Search(
                chosen.length,
                new GroupScores(group -> scores.of(spread(group, chosen))),
                group -> rules.forbids(spread(group, chosen)));
        List<Scored> best = fewer.exact().front();
        List<Scored> found = fewer.heuristic().front();
        return new Trial(Math.max(shortfall(best, found, 0), shortfall(best, found, 1)));
    }

    private static long spread(long group, int[] chosen) {
        long spread = 0;
        for (int i = 0; i < chosen.length; i++) {
            if ((group >>> i & 1) == 1) {
                spread |= 1L << chosen[i];
            }
        }
        return spread;
    }

    private static double shortfall(List<Scored> best, List<Scored> found, int objective) {
        double least = least(best, objective);
        return least == 0 ? 0 : least(found, objective) / least - 1;
    }

    private static double least(List<Scored> all, int objective) {
        return all.stream().mapToDouble(it -> it.objectives()[objective]).min().orElse(0);
    }

    /** Why all in one function is out of the question, if it is. */
    public Optional<String> routedForbidden() {
        return rules.forbids(Partition.all(endpoints));
    }
}
