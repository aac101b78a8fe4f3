package comparison.simulate;

import java.util.Arrays;

/** Environments at work, by the time at which they will have finished: a binary heap over two arrays. */
final class Busy {
    private double[] ends = new double[64];
    private int[] environments = new int[64];
    private int size;

    int size() {
        return size;
    }

    /** When the first of them finishes; infinity where none works. */
    double firstEnd() {
        return size == 0 ? Double.POSITIVE_INFINITY : ends[0];
    }

    void add(double end, int environment) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            environments = Arrays.copyOf(environments, 2 * size);
        }
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (ends[parent] <= end) {
                break;
            }
            ends[place] = ends[parent];
            environments[place] = environments[parent];
            place = parent;
        }
        ends[place] = end;
        environments[place] = environment;
    }

    /** Takes out the one that finishes first. */
    int removeFirst() {
        int first = environments[0];
        double end = ends[--size];
        int environment = environments[size];
        int place = 0;
        for (int child = 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && ends[child + 1] < ends[child]) {
                child++;
            }
            if (end <= ends[child]) {
                break;
            }
            ends[place] = ends[child];
            environments[place] = environments[child];
            place = child;
        }
        ends[place] = end;
        environments[place] = environment;
        return first;
    }
}
