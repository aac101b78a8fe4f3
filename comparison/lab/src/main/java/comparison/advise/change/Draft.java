package comparison.advise.change;

import comparison.advise.app.AdviseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A template while it is changed, step by step. */
final class Draft {
    private static final int STEP = 2;

    private final Set<String> obstacles = new LinkedHashSet<>();
    private final Set<String> hints = new LinkedHashSet<>();
    private YamlText yaml;

    Draft(YamlText yaml) {
        this.yaml = yaml;
    }

    YamlText yaml() {
        return yaml;
    }

    void obstacle(String sentence) {
        obstacles.add(sentence);
    }

    void hint(String sentence) {
        hints.add(sentence);
    }

    Change done(String before) {
        return new Change(before, yaml.text(), List.copyOf(obstacles), List.copyOf(hints));
    }

    static String[] property(String resource, String... path) {
        List<String> all = new ArrayList<>(List.of("Resources", resource, "Properties"));
        all.addAll(List.of(path));
        return all.toArray(String[]::new);
    }

    Optional<Entry> find(String resource, String... path) {
        return yaml.find(property(resource, path));
    }

    void insert(int before, List<String> lines) throws AdviseException {
        yaml = yaml.insert(before, lines);
    }

    void replace(int first, int last, List<String> with) throws AdviseException {
        yaml = yaml.replace(first, last, with);
    }

    /** Takes an entry's lines out, and with the last entry the map itself. */
    void remove(String... path) throws AdviseException {
        Entry entry = yaml.find(path).orElseThrow();
        String[] parent = java.util.Arrays.copyOf(path, path.length - 1);
        if (yaml.children(parent).size() == 1 && parent.length > 1) {
            remove(parent);
        } else {
            yaml = yaml.remove(entry.first(), entry.last());
        }
    }

    /** Adds lines as the last entries of the map at a path. The lines' own indent does not matter, only how it differs among them. */
    void append(List<String> lines, int indentOfLines, String... path) throws AdviseException {
        Entry map = yaml.find(path).orElseThrow();
        List<Entry> children = yaml.children(path);
        int indent =
                children.isEmpty() ? map.indent() + STEP : children.getFirst().indent();
        int after = children.isEmpty() ? map.line() : children.getLast().last();
        insert(after + 1, Lines.shifted(lines, indent - indentOfLines));
    }

    /** Sets a property to a plain value, in the place of the one before; a comment behind it stays. */
    void set(String resource, String property, String value) throws AdviseException {
        Optional<Entry> entry = find(resource, property);
        if (entry.isEmpty()) {
            Entry first = yaml.children(property(resource)).getFirst();
            insert(first.last() + 1, List.of(" ".repeat(first.indent()) + property + ": " + value));
            return;
        }
        Entry old = entry.get();
        String line = yaml.lines().all().get(old.line());
        var start = old.value().getStartMark();
        var end = old.value().getEndMark();
        if (start.getLine() != old.line() || end.getLine() != old.line()) {
            obstacle("%s: %s is written over several lines (%s): set it to %s"
                    .formatted(resource, property, at(old), value));
            return;
        }
        String changed = line.substring(0, start.getColumn()) + value + line.substring(end.getColumn());
        replace(old.line(), old.line(), List.of(changed));
    }

    static String at(Entry entry) {
        return entry.line() == entry.last()
                ? "line " + (entry.line() + 1)
                : "lines %d to %d".formatted(entry.line() + 1, entry.last() + 1);
    }
}
