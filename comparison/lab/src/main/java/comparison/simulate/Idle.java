package comparison.simulate;

import java.util.Arrays;

/**
 * Environments without work, in the order in which they fell idle: a ring over arrays. The one that worked last is taken first, so those that are
 * not needed stay at the other end, and end there.
 */
final class Idle {
    private int[] environments = new int[64];
    private double[] deadlines = new double[64];
    private int first;
    private int size;

    int size() {
        return size;
    }

    /** The environment fell idle now, and is kept until {@code deadline}. */
    void add(int environment, double deadline) {
        if (size == environments.length) {
            grow();
        }
        int place = (first + size++) & (environments.length - 1);
        environments[place] = environment;
        deadlines[place] = deadline;
    }

    private void grow() {
        int length = environments.length;
        int[] moved = new int[2 * length];
        double[] movedDeadlines = new double[2 * length];
        for (int i = 0; i < size; i++) {
            moved[i] = environments[(first + i) & (length - 1)];
            movedDeadlines[i] = deadlines[(first + i) & (length - 1)];
        }
        environments = moved;
        deadlines = Arrays.copyOf(movedDeadlines, 2 * length);
        first = 0;
    }

    double oldestDeadline() {
        return size == 0 ? Double.POSITIVE_INFINITY : deadlines[first];
    }

    int removeOldest() {
        int environment = environments[first];
        first = (first + 1) & (environments.length - 1);
        size--;
        return environment;
    }

    double newestDeadline() {
        return deadlines[(first + size - 1) & (environments.length - 1)];
    }

    int removeNewest() {
        return environments[(first + --size) & (environments.length - 1)];
    }
}
