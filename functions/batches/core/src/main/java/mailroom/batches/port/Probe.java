package mailroom.batches.port;

/** Whether the table answers at all. */
public interface Probe {
    /** One cheap read. */
    Answer probe();

    /** What came of it. */
    enum Answer {
        REACHABLE,
        UNREACHABLE
    }
}
