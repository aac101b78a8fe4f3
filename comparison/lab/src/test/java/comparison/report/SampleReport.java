package comparison.report;

import java.nio.file.Path;

/** Writes the made-up reports, for the check that shows them to a browser. */
public final class SampleReport {
    private SampleReport() {}

    public static void main(String[] arguments) {
        Path dir = Path.of(arguments[0]);
        Reports.write(dir.resolve("whole"), GivenRun.whole(), GivenContests.won());
        Reports.write(dir.resolve("tied"), GivenRun.whole(), GivenContests.tied());
        Reports.write(dir.resolve("stopped"), GivenRun.stopped(), java.util.List.of());
    }
}
