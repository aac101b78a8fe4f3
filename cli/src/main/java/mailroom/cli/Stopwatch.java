package mailroom.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Seconds since {@code ./mailroom} was typed: the launcher hands its own first moment on, so the JVM's start is counted too. */
record Stopwatch(Instant start, InstantSource clock) {
    static Stopwatch ofLauncher(InstantSource clock) {
        String micros = new mailroom.platform.Settings(System.getenv()).orElse("MAILROOM_STARTED_MICROS", "");
        Instant now = clock.instant();
        return new Stopwatch(
                micros.matches("\\d{16}") ? Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS) : now, clock);
    }

    double seconds() {
        return secondsAt(clock.instant());
    }

    double secondsAt(Instant moment) {
        return start.until(moment, ChronoUnit.MILLIS) / 1000.0;
    }
}
