package local.lambda;

import java.util.OptionalInt;

/**
 * A function as this host runs it.
 *
 * @param debugPort where its one JVM listens for a debugger; its timeouts do not run then
 */
record Deployed(FunctionSpec spec, CodeWatch code, OptionalInt debugPort) {
    boolean debugged() {
        return debugPort.isPresent();
    }
}
