package comparison.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Endpoints in groups, a bit set each; groups in the order of their values, so that equal partitions are equal. */
public record Partition(List<Long> groups) {
    public Partition {
        groups = groups.stream().sorted().toList();
    }

    public static Partition of(Long... groups) {
        return new Partition(List.of(groups));
    }

    static Partition separate(int endpoints) {
        return new Partition(
                IntStream.range(0, endpoints).mapToObj(it -> 1L << it).toList());
    }

    static Partition routed(int endpoints) {
        return of(all(endpoints));
    }

    static long all(int endpoints) {
        return (1L << endpoints) - 1;
    }

    /** Two groups made one. */
    Partition merged(int first, int second) {
        var fewer = new ArrayList<>(groups);
        fewer.set(first, groups.get(first) | groups.get(second));
        fewer.remove(second);
        return new Partition(fewer);
    }

    /** One endpoint moved into another group; {@code to} equal to the number of groups makes a new one. */
    Partition moved(int endpoint, int to) {
        long bit = 1L << endpoint;
        var changed = new ArrayList<Long>();
        for (int i = 0; i <= groups.size(); i++) {
            long before = i < groups.size() ? groups.get(i) & ~bit : 0;
            long after = i == to ? before | bit : before;
            if (after != 0) {
                changed.add(after);
            }
        }
        return new Partition(changed);
    }
}
