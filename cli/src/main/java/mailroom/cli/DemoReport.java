package mailroom.cli;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the demo prints when it is done. */
final class DemoReport {
    private static final int MOST_LINES = 40;

    private DemoReport() {}

    static String of(DemoRun.Result result, URI url) {
        double took = result.done() - result.ready();
        return """

                %s%s
                  request id   %s
                  batch        %s/v1/batches/%s
                  times        ready %.1f s after the command, all outcomes %.1f s later (%.0f recipients/s), told %.1f s after that
                  look next    target/local/logs: one file per function, grep the request id; README.md; openapi.yaml
                """.formatted(
                        OutcomeTable.of(shown(result), result.createdAt()),
                        more(result),
                        result.accepted().requestId(),
                        url,
                        result.accepted().id(),
                        result.ready(),
                        took,
                        result.recipients().size() / Math.max(0.001, took),
                        result.told() - result.done());
    }

    /** The line that says why the exit code is not 0; empty when everything ended as expected. */
    static String complaint(DemoRun.Result result) {
        List<ApiClient.Recipient> strange = result.notAsExpected();
        if (result.open() == 0 && strange.isEmpty()) {
            return "";
        }
        String first = strange.isEmpty()
                ? ""
                : "; the first: %s is %s"
                        .formatted(
                                strange.getFirst().address(), strange.getFirst().state());
        return String.format(
                Locale.ROOT,
                "mailroom: %d of %d recipients did not end as expected, %d are still open%s",
                strange.size(),
                result.recipients().size(),
                result.open(),
                first);
    }

    private static List<ApiClient.Recipient> shown(DemoRun.Result result) {
        return result.recipients().size() <= MOST_LINES
                ? result.recipients()
                : Stream.concat(result.notAsExpected().stream(), result.recipients().stream())
                        .distinct()
                        .limit(MOST_LINES)
                        .toList();
    }

    private static String more(DemoRun.Result result) {
        int hidden = result.recipients().size() - MOST_LINES;
        return hidden <= 0
                ? ""
                : "  … and %d more; those that did not end as expected are shown first%n".formatted(hidden);
    }
}
