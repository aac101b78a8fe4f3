package local.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a template has that costs by its mere being there, or that decides which price applies.
 *
 * @param arm functions that run on arm64
 * @param ruled functions whose every schedule is a rule of EventBridge ({@code Schedule}), which costs nothing, and none the Scheduler's
 * @param polled event source mappings that poll a standard queue, as {@code function <- queue}
 * @param polledFifo the same of FIFO queues
 * @param monthly amounts per month by the id of their price, then by resource
 */
public record Standing(
        Set<String> arm,
        Set<String> ruled,
        Set<String> polled,
        Set<String> polledFifo,
        Map<String, Map<String, Double>> monthly) {
    public static final Standing NOTHING = new Standing(Set.of(), Set.of(), Set.of(), Set.of(), Map.of());

    public Standing {
        arm = sorted(arm);
        ruled = sorted(ruled);
        polled = sorted(polled);
        polledFifo = sorted(polledFifo);
        monthly = sorted(monthly);
    }

    private static Set<String> sorted(Set<String> texts) {
        return Collections.unmodifiableSet(new TreeSet<>(texts));
    }

    private static Map<String, Map<String, Double>> sorted(Map<String, Map<String, Double>> monthly) {
        Map<String, Map<String, Double>> all = new TreeMap<>();
        monthly.forEach((price, amounts) -> all.put(price, Collections.unmodifiableMap(new TreeMap<>(amounts))));
        return Collections.unmodifiableMap(all);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "arm", arm);
        put(json, "ruled", ruled);
        put(json, "polled", polled);
        put(json, "polled_fifo", polledFifo);
        ObjectNode months = json.putObject("monthly");
        monthly.forEach((price, amounts) -> amounts.forEach(months.putObject(price)::put));
        return json;
    }

    static Standing of(JsonNode json) {
        Map<String, Map<String, Double>> monthly = new TreeMap<>();
        for (var price : json.path("monthly").properties()) {
            Map<String, Double> amounts = new TreeMap<>();
            price.getValue()
                    .properties()
                    .forEach(it -> amounts.put(it.getKey(), it.getValue().asDouble()));
            monthly.put(price.getKey(), amounts);
        }
        return new Standing(
                texts(json.path("arm")),
                texts(json.path("ruled")),
                texts(json.path("polled")),
                texts(json.path("polled_fifo")),
                monthly);
    }

    private static void put(ObjectNode json, String field, Set<String> texts) {
        ArrayNode array = json.putArray(field);
        texts.forEach(array::add);
    }

    private static Set<String> texts(JsonNode array) {
        return Set.copyOf(array.valueStream().map(JsonNode::asText).toList());
    }
}
