package comparison.advise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line of a function's log.
 *
 * <p>Text: {@code REPORT RequestId: … Duration: 12.34 ms Billed Duration: 13 ms … Init Duration: 456.78 ms}, parted by tabs. JSON: an object of
 * type {@code platform.report} with {@code record.metrics}. A line may have a time in front, as the local runtime's files have.
 */
public final class ReportLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TEXT = Pattern.compile("(?:^|\\s)REPORT RequestId: (\\S+)(.*)", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("([A-Z][A-Za-z ]*): ([^\\t]+)");
    private static final String TYPE = "\"platform.report\"";

    private ReportLine() {}

    /** The report; empty where the line is none. A line that is one and makes no sense is none either. */
    public static Optional<Report> read(String line) {
        return line.contains(TYPE) ? json(line) : text(line);
    }

    /** Whether a line means to be a report, for who counts those that could not be read. */
    public static boolean claims(String line) {
        return line.contains(TYPE) || TEXT.matcher(line).find();
    }

    private static Optional<Report> text(String line) {
        Matcher report = TEXT.matcher(line);
        if (!report.find()) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(report.group(2));
        while (field.find()) {
            fields.putIfAbsent(field.group(1), field.group(2).strip());
        }
        return number(fields, "Duration")
                .map(duration -> new Report(
                        report.group(1),
                        duration,
                        init(number(fields, "Init Duration"), number(fields, "Restore Duration")),
                        number(fields, "Memory Size").orElse(0.0).intValue(),
                        number(fields, "Max Memory Used").orElse(0.0).intValue(),
                        fields.getOrDefault("Status", "success")));
    }

    /** Lambda writes {@code 12.34 ms} or {@code 512 MB}. */
    private static Optional<Double> number(Map<String, String> fields, String name) {
        try {
            return Optional.ofNullable(fields.get(name)).map(it -> Double.valueOf(it.split(" ", 2)[0]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Report> json(String line) {
        JsonNode record;
        try {
            record = JSON.readTree(line.substring(Math.max(0, line.indexOf('{'))))
                    .path("record");
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        JsonNode metrics = record.path("metrics");
        return number(metrics, "durationMs")
                .map(duration -> new Report(
                        record.path("requestId").asText(),
                        duration,
                        init(number(metrics, "initDurationMs"), number(metrics, "restoreDurationMs")),
                        metrics.path("memorySizeMB").asInt(),
                        metrics.path("maxMemoryUsedMB").asInt(),
                        record.path("status").asText("success")));
    }

    private static Optional<Double> number(JsonNode metrics, String name) {
        return metrics.path(name).isNumber() ? Optional.of(metrics.path(name).doubleValue()) : Optional.empty();
    }

    private static Optional<Report.Init> init(Optional<Double> init, Optional<Double> restore) {
        return restore.<Report.Init>map(Report.Init.Restored::new).or(() -> init.map(Report.Init.Fresh::new));
    }
}
