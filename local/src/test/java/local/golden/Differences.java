package local.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What two gateways answer differently. */
final class Differences {
    private static final String NOTHING = "(nothing)";

    private Differences() {}

    /** The two values at one place of an answer. */
    record Difference(JsonNode sam, JsonNode here) {}

    /** By the request's name and the JSON pointer into the answer. */
    static Map<String, Map<String, Difference>> between(JsonNode sam, Map<String, JsonNode> here) {
        Map<String, Map<String, Difference>> all = new TreeMap<>();
        here.forEach((name, answer) -> {
            Map<String, Difference> found = of(sam.path(name), answer);
            if (!found.isEmpty()) {
                all.put(name, found);
            }
        });
        return all;
    }

    private static Map<String, Difference> of(JsonNode sam, JsonNode here) {
        Map<String, JsonNode> there = GoldenAnswer.values(sam);
        Map<String, JsonNode> ours = GoldenAnswer.values(here);
        Map<String, Difference> found = new TreeMap<>();
        TreeSet<String> pointers = new TreeSet<>(there.keySet());
        pointers.addAll(ours.keySet());
        JsonNode nothing = GoldenFiles.tree(NOTHING);
        for (String pointer : pointers) {
            JsonNode one = there.getOrDefault(pointer, nothing);
            JsonNode other = ours.getOrDefault(pointer, nothing);
            if (!one.equals(other)) {
                found.put(pointer, new Difference(one, other));
            }
        }
        return found;
    }
}
