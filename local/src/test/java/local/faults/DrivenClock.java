package local.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes when it is told to. */
public final class DrivenClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }
}
