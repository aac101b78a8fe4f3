package local.lambda;

import java.time.Instant;

/** Hears every log line of every function, in the order of its environment. Called from several threads; must not block for long. */
public interface LogSink {
    void line(Line line);

    /** A sink that forgets. */
    static LogSink none() {
        return line -> {};
    }

    /**
     * One line of a function's log.
     *
     * @param function logical id
     * @param stream names the environment, as CloudWatch's log stream does
     * @param text without its line end; a line over 256 KiB comes in pieces
     */
    record Line(Instant at, String function, String stream, String text) {}
}
