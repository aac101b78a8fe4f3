package local.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import local.observe.Usage;

/**
 * What was used: amounts by usage and resource.
 *
 * @param amounts a usage that nobody had is absent
 */
public record Used(Map<Usage, Map<String, Double>> amounts) {
    public static final Used NOTHING = new Used(Map.of());

    public Used {
        Map<Usage, Map<String, Double>> copy = new EnumMap<>(Usage.class);
        amounts.forEach((usage, sums) -> {
            if (!sums.isEmpty()) {
                copy.put(usage, java.util.Collections.unmodifiableMap(new TreeMap<>(sums)));
            }
        });
        amounts = java.util.Collections.unmodifiableMap(copy);
    }

    /** Amounts by resource, in the order of their names; empty where there are none. */
    public Map<String, Double> of(Usage usage) {
        return amounts.getOrDefault(usage, Map.of());
    }

    /** The amount of all resources together. */
    public double total(Usage usage) {
        return of(usage).values().stream().mapToDouble(it -> it).sum();
    }

    /** Both together; the order does not matter. */
    public Used and(Used other) {
        Map<Usage, Map<String, Double>> all = new EnumMap<>(Usage.class);
        for (Usage usage : Usage.values()) {
            Map<String, Double> sums = new TreeMap<>(of(usage));
            other.of(usage).forEach((resource, amount) -> sums.merge(resource, amount, Double::sum));
            all.put(usage, sums);
        }
        return new Used(all);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        amounts.forEach((usage, sums) -> {
            ObjectNode byResource = json.putObject(usage.name());
            sums.forEach(byResource::put);
        });
        return json;
    }

    /** Reads what {@link #toJson} wrote; a usage of another version's is an error, since the bill would be too small. */
    static Used of(JsonNode json) {
        Map<Usage, Map<String, Double>> amounts = new EnumMap<>(Usage.class);
        for (var usage : json.properties()) {
            Map<String, Double> sums = new TreeMap<>();
            usage.getValue()
                    .properties()
                    .forEach(it -> sums.put(it.getKey(), it.getValue().asDouble()));
            amounts.put(Usage.valueOf(usage.getKey()), sums);
        }
        return new Used(amounts);
    }
}
