package local.lambda;

/**
 * One execution environment as seen from outside.
 *
 * @param pid the JVM's process id; -1 until it has one
 * @param invocations requests handed to it so far
 */
public record EnvironmentView(long pid, EnvironmentState state, long invocations) {}
