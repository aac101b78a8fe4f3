package local.lambda;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Lambda's lines in the format {@code JSON}: {@code platform.start}, {@code platform.report} and, by level, the others. */
final class JsonLines implements PlatformLines {
    private final LogLevel least;

    JsonLines(LogLevel least) {
        this.least = least;
    }

    @Override
    public List<String> of(PlatformEvent event, Instant now) {
        List<String> lines = new ArrayList<>(2);
        switch (event) {
            case PlatformEvent.InitStart(String arn) ->
                add(
                        lines,
                        LogLevel.INFO,
                        now,
                        "initStart",
                        init("init").put("runtimeVersion", TextLines.RUNTIME).put("runtimeVersionArn", arn));
            case PlatformEvent.InitEnd end ->
                add(
                        lines,
                        end.ending().level(LogLevel.DEBUG),
                        now,
                        "initReport",
                        ended(init(end.phase()), end.ending())
                                .put("metrics", new JsonObject().put("durationMs", millis(end.took()))));
            case PlatformEvent.Start(String request) ->
                add(
                        lines,
                        LogLevel.INFO,
                        now,
                        "start",
                        new JsonObject().put("requestId", request).put("version", "$LATEST"));
            case PlatformEvent.Trouble trouble -> {}
            case PlatformEvent.End end -> {
                JsonObject took =
                        new JsonObject().put("durationMs", millis(end.billed().took()));
                add(
                        lines,
                        end.ending().level(LogLevel.DEBUG),
                        now,
                        "runtimeDone",
                        ended(new JsonObject().put("requestId", end.request()), end.ending())
                                .put("metrics", took));
                add(lines, end.ending().level(LogLevel.INFO), now, "report", report(end));
            }
        }
        return lines;
    }

    private void add(List<String> lines, LogLevel level, Instant now, String type, JsonObject record) {
        if (level.passes(least)) {
            lines.add(new JsonObject()
                    .put("time", now.truncatedTo(ChronoUnit.MILLIS).toString())
                    .put("type", "platform." + type)
                    .put("record", record)
                    .encode());
        }
    }

    private static JsonObject report(PlatformEvent.End end) {
        JsonObject metrics = new JsonObject()
                .put("durationMs", millis(end.billed().took()))
                .put("billedDurationMs", end.billed().millis())
                .put("memorySizeMB", end.memory())
                .put("maxMemoryUsedMB", end.peak());
        end.billed().init().ifPresent(it -> metrics.put("initDurationMs", millis(it)));
        return ended(new JsonObject().put("requestId", end.request()).put("metrics", metrics), end.ending());
    }

    private static JsonObject init(String phase) {
        return new JsonObject().put("initializationType", "on-demand").put("phase", phase);
    }

    private static JsonObject ended(JsonObject record, Ending ending) {
        record.put("status", ending.status());
        ending.errorType().ifPresent(it -> record.put("errorType", it));
        return record;
    }

    /** Three digits behind the point. */
    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
