package local.aws.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares a table that is there with the one that a template wants: what cannot be changed without the table's being made anew. */
final class Schema {
    private Schema() {}

    /**
     * What differs, a line each, empty if nothing does.
     *
     * @param wanted as {@code CreateTable} takes it
     * @param found as {@code DescribeTable} tells it
     */
    static List<String> differences(JsonNode wanted, JsonNode found) {
        Map<String, String> here = describe(wanted);
        Map<String, String> there = describe(found);
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(here.keySet());
        all.addAll(there.keySet());
        for (String what : all) {
            String kept = there.getOrDefault(what, "none");
            String now = here.getOrDefault(what, "none");
            if (!kept.equals(now)) {
                differences.add("table %s, %s: kept is %s, the template has %s"
                        .formatted(wanted.path("TableName").asText(), what, kept, now));
            }
        }
        return differences;
    }

    private static Map<String, String> describe(JsonNode table) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("keys", pairs(table.path("KeySchema"), "AttributeName", "KeyType"));
        parts.put("attributes", pairs(table.path("AttributeDefinitions"), "AttributeName", "AttributeType"));
        for (String indexes : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
            table.path(indexes)
                    .forEach(it -> parts.put("index " + it.path("IndexName").asText(), index(it)));
        }
        JsonNode stream = table.path("StreamSpecification");
        if (stream.path("StreamEnabled").asBoolean()) {
            parts.put("stream", stream.path("StreamViewType").asText());
        }
        return parts;
    }

    private static String index(JsonNode index) {
        JsonNode projection = index.path("Projection");
        TreeSet<String> others = new TreeSet<>();
        projection.path("NonKeyAttributes").forEach(it -> others.add(it.asText()));
        return "%s projecting %s%s"
                .formatted(
                        pairs(index.path("KeySchema"), "AttributeName", "KeyType"),
                        projection.path("ProjectionType").asText("ALL"),
                        others.isEmpty() ? "" : " " + others);
    }

    private static String pairs(JsonNode list, String name, String type) {
        TreeSet<String> pairs = new TreeSet<>();
        list.forEach(
                it -> pairs.add(it.path(name).asText() + " " + it.path(type).asText()));
        return String.join(", ", pairs);
    }
}
