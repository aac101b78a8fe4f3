package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import local.lambda.LogSettings.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFormatTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final Billed BILLED = new Billed(Duration.ofNanos(12_345_678), Optional.of(Duration.ofMillis(400)));

    @TempDir
    Path folder;

    @Test
    void text_reports_a_good_end_without_a_status_and_a_bad_one_with_it() {
        assertThat(text(new PlatformEvent.End("r", BILLED, Ending.SUCCESS, 128, 70)))
                .containsExactly(
                        "END RequestId: r",
                        "REPORT RequestId: r\tDuration: 12.35 ms\tBilled Duration: 413 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB"
                                + "\tInit Duration: 400.00 ms");
        assertThat(text(new PlatformEvent.End("r", BILLED, Ending.TIMEOUT, 128, 70))
                        .getLast())
                .endsWith("\tStatus: timeout");
        assertThat(text(new PlatformEvent.End("r", BILLED, Ending.error("Runtime.ExitError"), 128, 70))
                        .getLast())
                .endsWith("\tStatus: error\tError Type: Runtime.ExitError");
    }

    @Test
    void an_init_is_reported_only_if_it_failed() {
        assertThat(text(new PlatformEvent.InitEnd("init", Duration.ofSeconds(10), Ending.TIMEOUT)))
                .containsExactly("INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout");
        assertThat(text(new PlatformEvent.InitEnd("init", Duration.ofSeconds(1), Ending.SUCCESS)))
                .isEmpty();
    }

    @Test
    void json_says_the_same_in_records() {
        assertThat(json(LogLevel.INFO, new PlatformEvent.End("r", BILLED, Ending.SUCCESS, 128, 70)))
                .containsExactly(new JsonObject("""
                        {"time": "2026-11-23T10:00:00.123Z", "type": "platform.report", "record": {"requestId": "r", "metrics":
                          {"durationMs": 12.346, "billedDurationMs": 413, "memorySizeMB": 128, "maxMemoryUsedMB": 70,
                           "initDurationMs": 400.0}, "status": "success"}}"""));
        assertThat(json(LogLevel.INFO, new PlatformEvent.Start("r"))).containsExactly(new JsonObject("""
                        {"time": "2026-11-23T10:00:00.123Z", "type": "platform.start",
                         "record": {"requestId": "r", "version": "$LATEST"}}"""));
    }

    @Test
    void the_system_level_decides_which_records_there_are() {
        PlatformEvent good = new PlatformEvent.End("r", BILLED, Ending.SUCCESS, 128, 70);
        PlatformEvent bad = new PlatformEvent.End("r", BILLED, Ending.error("Runtime.ExitError"), 128, 70);

        assertThat(types(LogLevel.DEBUG, good)).containsExactly("platform.runtimeDone", "platform.report");
        assertThat(types(LogLevel.INFO, good)).containsExactly("platform.report");
        assertThat(types(LogLevel.WARN, good)).isEmpty();
        assertThat(types(LogLevel.WARN, new PlatformEvent.Start("r"))).isEmpty();
        assertThat(types(LogLevel.WARN, bad)).containsExactly("platform.runtimeDone", "platform.report");
        assertThat(types(LogLevel.INFO, new PlatformEvent.InitStart("a"))).containsExactly("platform.initStart");
        assertThat(types(LogLevel.INFO, new PlatformEvent.InitEnd("init", Duration.ZERO, Ending.SUCCESS)))
                .isEmpty();
        assertThat(types(LogLevel.WARN, new PlatformEvent.InitEnd("init", Duration.ZERO, Ending.TIMEOUT)))
                .containsExactly("platform.initReport");
    }

    @Test
    void the_application_level_counts_for_json_lines_with_a_level_and_a_time() {
        ApplicationLines warn = new ApplicationLines(new LogSettings(Format.JSON, LogLevel.INFO, LogLevel.WARN));
        ApplicationLines info = new ApplicationLines(new LogSettings(Format.JSON, LogLevel.INFO, LogLevel.INFO));
        String time = "\"timestamp\": \"2026-11-23T10:00:00.123Z\"";

        assertThat(warn.passes("{\"level\": \"ERROR\", " + time + "}")).isTrue();
        assertThat(warn.passes("{\"level\": \"info\", " + time + "}")).isFalse();
        assertThat(info.passes("{\"level\": \"debug\", " + time + "}")).isFalse();
        assertThat(info.passes("{\"level\": \"debug\"}")).as("no time: INFO").isTrue();
        assertThat(warn.passes("{\"level\": \"debug\"}")).isFalse();
        assertThat(warn.passes("{\"message\": \"no level: INFO\"}")).isFalse();
        assertThat(warn.passes("no JSON")).isTrue();
        assertThat(warn.passes("{neither}")).isTrue();
    }

    @Test
    void levels_count_for_the_json_format_only() {
        ApplicationLines text = new ApplicationLines(new LogSettings(Format.TEXT, LogLevel.INFO, LogLevel.ERROR));

        assertThat(text.passes("{\"level\": \"DEBUG\", \"timestamp\": \"2026-11-23T10:00:00Z\"}"))
                .isTrue();
    }

    @Test
    void a_function_with_the_json_format_writes_records_around_its_lines() throws IOException {
        Samples samples = new Samples(folder)
                .probe(
                        "Structured",
                        "{'LoggingConfig': {'LogFormat': 'JSON', 'SystemLogLevel': 'DEBUG', 'ApplicationLogLevel': 'WARN'}}");
        try (RunningHost host = RunningHost.of(samples)) {
            host.answered("Structured", "{'do': 'print', 'say': 'hello'}");
            await().untilAsserted(() -> assertThat(host.log("Structured"))
                    .extracting(it -> it.startsWith("{") ? new JsonObject(it).getString("type") : it)
                    .containsExactly(
                            "platform.initStart",
                            "platform.initReport",
                            "platform.start",
                            "out hello",
                            "err hello",
                            "platform.runtimeDone",
                            "platform.report"));
        }
    }

    @Test
    void the_tail_ends_with_the_last_line_and_begins_with_a_whole_character() {
        LogTail tail = new LogTail();
        tail.line("é".repeat(5000));
        tail.line("end");
        tail.end();

        assertThat(tail.text().join()).startsWith("é").endsWith("é\nend\n").hasSize(2045 + 5);
    }

    private static List<String> text(PlatformEvent event) {
        return new TextLines().of(event, NOW);
    }

    private static List<JsonObject> json(LogLevel least, PlatformEvent event) {
        return new JsonLines(least).of(event, NOW).stream().map(JsonObject::new).toList();
    }

    private static List<String> types(LogLevel least, PlatformEvent event) {
        return json(least, event).stream().map(it -> it.getString("type")).toList();
    }
}
