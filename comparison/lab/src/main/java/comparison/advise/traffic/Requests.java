package comparison.advise.traffic;

import java.util.List;

/** When requests came and what each asked for, in the order in which they came. A log may have millions, so they are kept small. */
public final class Requests {
    private final double[] at;
    private final int[] which;

    private Requests(double[] at, int[] which) {
        this.at = at;
        this.which = which;
    }

    /** One request: milliseconds from some time on, and the number of its endpoint. */
    record One(long millis, int which) {}

    /** @param sorted by time */
    static Requests of(List<One> sorted) {
        long from = sorted.isEmpty() ? 0 : sorted.getFirst().millis();
        return new Requests(
                sorted.stream().mapToDouble(it -> it.millis() - from).toArray(),
                sorted.stream().mapToInt(One::which).toArray());
    }

    public int count() {
        return at.length;
    }

    /** Milliseconds from the first request. */
    public double at(int request) {
        return at[request];
    }

    /** The endpoint's number. */
    public int which(int request) {
        return which[request];
    }
}
