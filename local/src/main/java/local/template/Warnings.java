package local.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the reader did not know and went on without: each said once. */
final class Warnings {
    private final Set<String> lines = new LinkedHashSet<>();

    void add(Place at, String what) {
        lines.add(at + ": " + what);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
