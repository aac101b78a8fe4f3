package comparison.measure.bed;

/** Hears how far a run is. */
public interface Pace {
    /** A part begins. */
    void part(String name);

    /** Something is done that was planned to take so many milliseconds. */
    void done(long plannedMillis);

    /** Something that whoever waits should know. */
    void note(String line);

    /** Nobody waits. */
    Pace SILENT = new Pace() {
        @Override
        public void part(String name) {}

        @Override
        public void done(long plannedMillis) {}

        @Override
        public void note(String line) {}
    };
}
