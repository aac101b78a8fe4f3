package comparison.model;

import java.util.List;

/** Every endpoint in exactly one function. */
public record Grouping(List<Group> groups) {
    public Grouping {
        groups = groups.stream().sorted().toList();
        long all = groups.stream().mapToLong(it -> it.endpoints().size()).sum();
        long distinct = groups.stream()
                .flatMap(it -> it.endpoints().stream())
                .distinct()
                .count();
        if (groups.isEmpty() || all != distinct) {
            throw new IllegalArgumentException("a grouping holds each endpoint once");
        }
    }

    /** One function for all. */
    public static Grouping routed(List<Endpoint> endpoints) {
        return new Grouping(List.of(new Group(endpoints)));
    }

    /** One function each. */
    public static Grouping separate(List<Endpoint> endpoints) {
        return new Grouping(endpoints.stream().map(it -> new Group(List.of(it))).toList());
    }

    public List<Endpoint> endpoints() {
        return groups.stream().flatMap(it -> it.endpoints().stream()).sorted().toList();
    }
}
