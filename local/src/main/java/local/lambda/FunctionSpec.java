package local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A function as the template describes it.
 *
 * @param id logical id
 * @param name physical name
 * @param code the zip that CodeUri names
 * @param layers the layers' zips, in the template's order
 * @param memory in MB
 * @param reserved how many requests at most run at the same time, where the template says so
 * @param variables the template's own, without those that Lambda adds
 */
record FunctionSpec(
        String id,
        String name,
        String arn,
        String handler,
        Path code,
        List<Path> layers,
        int memory,
        Duration timeout,
        OptionalInt reserved,
        LogSettings logging,
        Map<String, String> variables) {
    FunctionSpec {
        layers = List.copyOf(layers);
        variables = Map.copyOf(variables);
        if (memory < 128 || memory > 10_240) {
            throw new LambdaException("%s: MemorySize is %d, 128 to 10240 allowed".formatted(id, memory));
        }
        if (reserved.isPresent() && reserved.getAsInt() < 0) {
            throw new LambdaException(
                    "%s: ReservedConcurrentExecutions is %d, 0 or more allowed".formatted(id, reserved.getAsInt()));
        }
        if (timeout.toSeconds() < 1 || timeout.toSeconds() > 900) {
            throw new LambdaException("%s: Timeout is %d s, 1 to 900 allowed".formatted(id, timeout.toSeconds()));
        }
    }
}
