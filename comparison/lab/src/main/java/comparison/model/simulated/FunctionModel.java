package comparison.model.simulated;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Group;
import java.util.Map;

/**
 * A function, as the simulator needs it. Times are of a function with one vCPU (1,769 MB); the simulator stretches them for less memory.
 *
 * @param init spawn to ready
 * @param first per endpoint, the first request of an environment
 * @param warm per endpoint, any later one
 * @param reserved its reserved concurrency; 0: none
 * @param provisioned environments that are always there
 */
public record FunctionModel(
        Group group,
        int memoryMb,
        Distribution init,
        Map<Endpoint, Distribution> first,
        Map<Endpoint, Distribution> warm,
        int reserved,
        int provisioned) {
    public FunctionModel {
        first = Map.copyOf(first);
        warm = Map.copyOf(warm);
        for (Endpoint endpoint : group.endpoints()) {
            if (!first.containsKey(endpoint) || !warm.containsKey(endpoint)) {
                throw new IllegalArgumentException("no times for " + endpoint);
            }
        }
    }
}
