package comparison.measure.statics;

import comparison.model.Endpoint;
import comparison.model.measured.HeaderDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the headers of contenders' answers to the same request; those that differ from one request to the next aside. */
public final class HeaderComparison {
    private static final Set<String> EACH_OWN =
            Set.of("date", "x-request-id", "traceparent", "location", "etag", "x-amzn-trace-id");

    private HeaderComparison() {}

    /**
     * Compares.
     *
     * @param answers per contender its answer's headers, by lower-case name
     */
    public static List<HeaderDifference> of(Endpoint endpoint, Map<String, Map<String, String>> answers) {
        Set<String> names = answers.values().stream()
                .flatMap(it -> it.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<HeaderDifference> differences = new ArrayList<>();
        for (String name : names) {
            Set<String> values = answers.values().stream()
                    .map(it -> told(name, it.getOrDefault(name, "")))
                    .collect(Collectors.toSet());
            if (values.size() > 1) {
                answers.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(it -> differences.add(new HeaderDifference(
                                endpoint, name, it.getKey(), it.getValue().getOrDefault(name, ""))));
            }
        }
        return differences;
    }

    /** Of a header with a value of its own each time only counts whether it is there. */
    private static String told(String name, String value) {
        return EACH_OWN.contains(name) && !value.isEmpty() ? "there" : value;
    }
}
