package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.advise.report.FunctionTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the local runtime writes into its functions' logs reads as what CloudWatch has. */
class ReportsOfTheLocalRuntimeTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static List<PlatformEvent> events() {
        Billed cold = new Billed(Duration.ofMillis(120), Optional.of(Duration.ofMillis(850)));
        Billed warm = new Billed(Duration.ofNanos(7_250_000), Optional.empty());
        return List.of(
                new PlatformEvent.InitStart("arn:aws:lambda:local"),
                new PlatformEvent.InitEnd("init", Duration.ofMillis(850), Ending.SUCCESS),
                new PlatformEvent.Start("r1"),
                new PlatformEvent.End("r1", cold, Ending.SUCCESS, 512, 140),
                new PlatformEvent.Start("r2"),
                new PlatformEvent.End("r2", warm, Ending.SUCCESS, 512, 141),
                new PlatformEvent.Start("r3"),
                new PlatformEvent.End("r3", warm, Ending.error("java.lang.IllegalStateException"), 512, 141),
                new PlatformEvent.End("r4", warm, Ending.TIMEOUT, 512, 141));
    }

    @ParameterizedTest
    @EnumSource(LogSettings.Format.class)
    void both_formats_give_the_same_times(LogSettings.Format format) {
        PlatformLines writer = PlatformLines.in(new LogSettings(format, LogLevel.INFO, LogLevel.INFO));
        FunctionTimes.Collector collector = new FunctionTimes.Collector("F");

        for (PlatformEvent event : events()) {
            writer.of(event, NOW).forEach(it -> collector.line("2026-11-27T12:00:00.000000Z " + it));
        }

        FunctionTimes times = collector.done();
        assertThat(times.init()).containsExactly(850.0);
        assertThat(times.first()).containsExactly(120.0);
        assertThat(times.warm()).containsExactly(7.25);
        assertThat(times.memoryMb()).isEqualTo(512);
        assertThat(times.failed()).isEqualTo(2);
        assertThat(times.unreadable()).isZero();
    }
}
