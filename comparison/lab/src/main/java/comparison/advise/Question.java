package comparison.advise;

import comparison.advise.app.ApplicationReader;
import comparison.advise.change.Programs;
import comparison.advise.report.FunctionTimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is asked.
 *
 * @param log the access log
 * @param reports of a deployed stack's functions, by logical id; none where nobody asked AWS
 * @param keepApart lists of endpoints that must not share a function, each {@code GET /a,POST /b}
 * @param tolerance 0.05: a twentieth of p99 or cost is no difference
 */
public record Question(
        Path template,
        Path log,
        ApplicationReader reader,
        Map<String, FunctionTimes> reports,
        Programs programs,
        List<String> keepApart,
        double tolerance) {
    public Question {
        reports = Map.copyOf(reports);
        keepApart = List.copyOf(keepApart);
        if (!(tolerance >= 0 && tolerance < 10)) {
            throw new IllegalArgumentException("the tolerance is 0 to 10, not " + tolerance);
        }
    }
}
