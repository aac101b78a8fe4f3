package local.bench;

/** One figure of the runtime, or a few that belong together. */
public interface Bench {
    /** By which it is asked for. */
    String name();

    /** What is measured, and what is hoped for. */
    String about();

    /**
     * Measures.
     *
     * @throws Exception what went wrong; there is no figure then
     */
    void run(Setting setting) throws Exception;
}
