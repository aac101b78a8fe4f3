package local.lambda;

import java.time.Duration;
import java.util.Optional;

/**
 * One execution environment as seen from outside.
 *
 * @param pid the JVM's process id; -1 until it has one
 * @param invocations requests handed to it so far
 * @param init from the spawn of its JVM until it asked for work; empty until it has
 */
public record EnvironmentView(long pid, EnvironmentState state, long invocations, Optional<Duration> init) {}
