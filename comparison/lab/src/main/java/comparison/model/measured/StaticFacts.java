package comparison.model.measured;

import comparison.model.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be counted without running a contender.
 *
 * @param functions how many it deploys
 * @param zipBytes of its largest function
 * @param unpackedBytes of that function, layer included
 * @param jars on that function's class path, the runtime's aside
 * @param classesLoaded by a warm environment of that function; 0 where none ran
 * @param resources CloudFormation resources of the whole expanded template, and of these how many the contender brings
 * @param routingLines lines of code that choose an endpoint or wire it, blank lines and comments aside
 * @param granted per endpoint the permissions that its function's role grants
 * @param unused per endpoint those of them that serving it does not use
 * @param redeployed per endpoint how many functions a one-line change of its own code redeploys
 */
public record StaticFacts(
        String contender,
        int functions,
        long zipBytes,
        long unpackedBytes,
        int jars,
        int classesLoaded,
        Quota resources,
        Quota routes,
        Quota integrations,
        int routingLines,
        Map<Endpoint, Set<String>> granted,
        Map<Endpoint, Set<String>> unused,
        Map<Endpoint, Integer> redeployed,
        List<String> jarNames) {
    /** The most that a zip may unpack to, layers included (Lambda's quota). */
    public static final long MOST_UNPACKED_BYTES = 250L * 1024 * 1024;

    public StaticFacts {
        granted = Map.copyOf(granted);
        unused = Map.copyOf(unused);
        redeployed = Map.copyOf(redeployed);
        jarNames = List.copyOf(jarNames);
    }

    /**
     * How much of a quota is used.
     *
     * @param own of the whole, what the contender itself brings
     */
    public record Quota(int used, int own, int limit) {
        public int headroom() {
            return limit - used;
        }
    }
}
