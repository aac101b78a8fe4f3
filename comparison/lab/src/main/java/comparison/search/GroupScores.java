package comparison.search;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Scores by group, each worked out once. A group is a set of endpoints, a bit each. */
public final class GroupScores {
    private final LongFunction<GroupScore> score;
    private final Map<Long, GroupScore> known = new HashMap<>();

    public GroupScores(LongFunction<GroupScore> score) {
        this.score = score;
    }

    GroupScore of(long group) {
        GroupScore found = known.get(group);
        if (found == null) {
            found = score.apply(group);
            known.put(group, found);
        }
        return found;
    }

    GroupScore of(Partition partition) {
        GroupScore sum = GroupScore.NONE;
        for (long group : partition.groups()) {
            sum = sum.plus(of(group));
        }
        return sum;
    }

    public int worked() {
        return known.size();
    }
}
