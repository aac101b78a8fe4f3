package local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import local.observe.CallTrail;

/**
 * How a stack runs, beyond what it is.
 *
 * @param https the HTTP and WebSocket APIs speak TLS, with a certificate made at start
 * @param data tables, queues and schedules live here and survive a restart; empty: they end with the process
 * @param debug functions that open a debugger's port: logical id to port, 0 for a free one; their timeouts do not run
 * @param faults a file of faults to begin with
 * @param adminPort of the admin API on 127.0.0.1; 0 for a free one
 * @param idle an environment without work for this long is reclaimed
 * @param asyncSpeed how many times faster than on AWS asynchronous invocations are tried again
 * @param trail hears every call of an AWS service
 */
public record Modes(
        boolean https,
        Optional<Path> data,
        Map<String, Integer> debug,
        Optional<Path> faults,
        int adminPort,
        Duration idle,
        int asyncSpeed,
        CallTrail trail) {
    public static final Modes DEFAULT =
            new Modes(false, Optional.empty(), Map.of(), Optional.empty(), 0, Duration.ofMinutes(10), 60);

    /** Nobody listens to the calls. */
    public Modes(
            boolean https,
            Optional<Path> data,
            Map<String, Integer> debug,
            Optional<Path> faults,
            int adminPort,
            Duration idle,
            int asyncSpeed) {
        this(https, data, debug, faults, adminPort, idle, asyncSpeed, CallTrail.NONE);
    }

    /** The same, and every call of an AWS service is told. */
    public Modes heardBy(CallTrail listener) {
        return new Modes(https, data, debug, faults, adminPort, idle, asyncSpeed, listener);
    }

    public Modes {
        debug = Map.copyOf(debug);
        if (asyncSpeed < 1) {
            throw new IllegalArgumentException("the speed of retries is 1 or more, not %d".formatted(asyncSpeed));
        }
        if (idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("an idle time of %s is none".formatted(idle));
        }
    }
}
