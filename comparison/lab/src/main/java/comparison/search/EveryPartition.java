package comparison.search;

import java.util.Arrays;
import java.util.List;

/** Every partition of a few endpoints: the first free endpoint takes each set of the other free ones into its group, then the rest goes on. */
final class EveryPartition {
    private final GroupScores scores;
    private final Rules rules;
    private final Front front = new Front();
    private final long[] chosen;
    private long looked;

    EveryPartition(int endpoints, GroupScores scores, Rules rules) {
        this.scores = scores;
        this.rules = rules;
        this.chosen = new long[endpoints];
        divide(Partition.all(endpoints), 0, GroupScore.NONE);
    }

    private void divide(long free, int groups, GroupScore sum) {
        if (free == 0) {
            looked++;
            front.offer(new Scored(
                    new Partition(Arrays.stream(chosen).limit(groups).boxed().toList()), sum));
            return;
        }
        long first = Long.lowestOneBit(free);
        long others = free & ~first;
        long taken = others;
        while (true) {
            long group = first | taken;
            if (rules.forbids(group).isEmpty()) {
                chosen[groups] = group;
                divide(free & ~group, groups + 1, sum.plus(scores.of(group)));
            }
            if (taken == 0) {
                return;
            }
            taken = (taken - 1) & others;
        }
    }

    List<Scored> front() {
        return front.all();
    }

    long looked() {
        return looked;
    }
}
