package comparison.trace;

/** A cursor over a trace; makes no garbage per request. */
public interface Arrivals {
    /** Moves to the next request; false after the last. */
    boolean next();

    /** When it arrives, in microseconds since the trace's beginning; never before the one before it. */
    long micros();

    /** For which endpoint: its place in {@link Trace#endpoints()}. */
    int endpoint();
}
