package comparison.measure.bed;

import java.time.Duration;
import java.util.Optional;
import local.observe.AccessKeys;
import local.observe.Faults;

/** Makes one function's AWS calls slow while somebody looks at what it is doing. */
public final class Hindrance implements Faults {
    private record Slow(String caller, Duration by) {}

    private volatile Optional<Slow> slow = Optional.empty();

    /** The AWS calls of this function, by logical id, take so much longer from now on. */
    public void slow(String function, Duration by) {
        slow = Optional.of(new Slow(AccessKeys.of(function), by));
    }

    /** Everybody is as fast as before. */
    public void lift() {
        slow = Optional.empty();
    }

    @Override
    public OfCall onCall(String caller, String service, String operation, String resource) {
        return slow.filter(it -> it.caller().equals(caller))
                .<OfCall>map(it -> new OfCall.Delay(it.by()))
                .orElseGet(OfCall.None::new);
    }
}
