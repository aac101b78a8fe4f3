package local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import local.observe.Instruments;

/**
 * How the host runs functions.
 *
 * @param buildDir everything that is unpacked, cached or logged lies below it
 * @param inherited variables that every function gets of the host's own environment, such as PATH, LANG and TZ
 * @param debug functions whose JVMs open a debugger's port: logical id to port, 0 for a free one
 * @param idle an environment without work for this long is ended
 * @param wrapper stands before the command of each JVM and runs it, such as {@code taskset}; mostly empty
 */
public record HostOptions(
        Path buildDir,
        Aot aot,
        Limits limits,
        Map<String, String> inherited,
        LogSink logs,
        InstantSource clock,
        RandomGenerator random,
        Map<String, Integer> debug,
        Duration idle,
        Instruments instruments,
        List<String> wrapper) {
    /** AWS's usual idle time; nothing is debugged or watched. */
    public HostOptions(
            Path buildDir,
            Aot aot,
            Limits limits,
            Map<String, String> inherited,
            LogSink logs,
            InstantSource clock,
            RandomGenerator random) {
        this(buildDir, aot, limits, inherited, logs, clock, random, Map.of(), Duration.ofMinutes(10), Instruments.NONE);
    }

    /** JVMs are started as they are. */
    public HostOptions(
            Path buildDir,
            Aot aot,
            Limits limits,
            Map<String, String> inherited,
            LogSink logs,
            InstantSource clock,
            RandomGenerator random,
            Map<String, Integer> debug,
            Duration idle,
            Instruments instruments) {
        this(buildDir, aot, limits, inherited, logs, clock, random, debug, idle, instruments, List.of());
    }

    public HostOptions {
        inherited = Map.copyOf(inherited);
        debug = Map.copyOf(debug);
        wrapper = List.copyOf(wrapper);
        buildDir = buildDir.toAbsolutePath().normalize();
    }

    /**
     * How much may run at the same time, and how long a start may take.
     *
     * @param concurrency requests in flight in all functions together; one more is throttled
     * @param environments JVMs per function; requests beyond wait for a free one
     * @param initialising JVMs that start at the same time
     * @param init an environment that has not asked for work by then is ended
     */
    public record Limits(int concurrency, int environments, int initialising, Duration init) {
        public Limits {
            if (concurrency < 1 || environments < 1 || initialising < 1) {
                throw new IllegalArgumentException("limits are at least 1: %d requests, %d environments, %d starting"
                        .formatted(concurrency, environments, initialising));
            }
        }

        /** AWS's account limit and init time; as many JVMs as this many cores can serve. */
        public static Limits forCores(int cores) {
            return new Limits(1000, Math.max(8, 4 * cores), cores, Duration.ofSeconds(10));
        }
    }
}
