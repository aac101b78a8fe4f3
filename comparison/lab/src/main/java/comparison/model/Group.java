package comparison.model;

import java.util.List;

/** Endpoints that one function serves, in their natural order. */
public record Group(List<Endpoint> endpoints) implements Comparable<Group> {
    public Group {
        endpoints = endpoints.stream().sorted().distinct().toList();
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a group holds at least one endpoint");
        }
    }

    @Override
    public int compareTo(Group other) {
        return endpoints.getFirst().compareTo(other.endpoints.getFirst());
    }
}
