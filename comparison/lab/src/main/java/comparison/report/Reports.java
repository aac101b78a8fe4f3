package comparison.report;

import comparison.model.measured.Measurements;
import comparison.model.simulated.Contest;
import comparison.report.content.Content;
import comparison.report.figures.Figures;
import comparison.report.html.HtmlReport;
import comparison.report.json.JsonReport;
import comparison.report.markdown.MarkdownReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the report of a run. */
public final class Reports {
    private static final int RAW_DEPTH = 3;

    private Reports() {}

    /**
     * Writes {@code report.html}, {@code report.md}, {@code report.json} and its schema.
     *
     * @param dir where; raw samples ({@code *.jsonl}) that lie there, or below, are named in the report
     * @param contests the first is the one between the two that ship: its verdict opens the report
     */
    public static void write(Path dir, Measurements measurements, List<Contest> contests) {
        try {
            Files.createDirectories(dir);
            Figures figures = Figures.of(measurements, contests, rawFiles(dir));
            Content content = Content.of(figures);
            Files.writeString(dir.resolve("report.html"), HtmlReport.of(content));
            Files.writeString(dir.resolve("report.md"), MarkdownReport.of(content));
            Files.writeString(dir.resolve("report.json"), JsonReport.of(figures));
            Files.writeString(dir.resolve("report.schema.json"), JsonReport.schema());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + dir, e);
        }
    }

    private static List<String> rawFiles(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir, RAW_DEPTH)) {
            return files.filter(it -> it.toString().endsWith(".jsonl"))
                    .map(it -> dir.relativize(it).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
