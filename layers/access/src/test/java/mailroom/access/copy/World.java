package mailroom.access.copy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mailroom.access.fake.Authority;
import mailroom.access.fake.FakeClock;
import mailroom.access.fake.InMemoryCopy;

/** A copy with all that it has to do with. */
final class World {
    final FakeClock clock = new FakeClock(Instant.parse("2026-11-29T12:00:00Z"));
    final InMemoryCopy copy = new InMemoryCopy();
    final Authority authority = new Authority();
    final List<Instant> checks = new ArrayList<>();
    final List<Change> heard = new ArrayList<>();
    int ruleChanges;
    final KeepCopy keep =
            new KeepCopy(copy, copy, authority, () -> checks.add(clock.instant()), new Recording(), clock);

    private final class Recording implements Listener {
        @Override
        public void heard(Change.Single change) {
            heard.add(change);
        }

        @Override
        public void rulesChanged() {
            ruleChanges++;
        }
    }

    /** The change happens at the authority and its event is on the way. */
    Change happens(Change change) {
        authority.change(change);
        return change;
    }

    Head head() {
        return copy.read().orElseThrow();
    }

    void pass(Duration time) {
        clock.advance(time);
    }
}
