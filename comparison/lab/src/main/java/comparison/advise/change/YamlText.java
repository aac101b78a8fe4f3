package comparison.advise.change;

import comparison.advise.app.AdviseException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML text and where things stand in it. An edit gives a new one, read again: places found before hold no longer. */
final class YamlText {
    private final Lines lines;
    private final Node root;

    private YamlText(Lines lines, Node root) {
        this.lines = lines;
        this.root = root;
    }

    static YamlText parse(String text) throws AdviseException {
        return parse(Lines.of(text));
    }

    private static YamlText parse(Lines lines) throws AdviseException {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(lines.text()));
            if (root == null) {
                throw new AdviseException("the template is empty");
            }
            return new YamlText(lines, root);
        } catch (YAMLException e) {
            throw new AdviseException("no valid YAML: " + e.getMessage(), e);
        }
    }

    Lines lines() {
        return lines;
    }

    String text() {
        return lines.text();
    }

    /** The entry at the end of a path of keys. */
    Optional<Entry> find(String... path) {
        Node at = root;
        Entry found = null;
        for (String key : path) {
            Optional<Entry> next =
                    children(at).stream().filter(it -> it.key().equals(key)).findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            found = next.get();
            at = found.value();
        }
        return Optional.ofNullable(found);
    }

    /** The entries of the map at a path; none where there is no map. */
    List<Entry> children(String... path) {
        return path.length == 0
                ? children(root)
                : find(path).map(it -> children(it.value())).orElse(List.of());
    }

    private List<Entry> children(Node node) {
        List<Entry> entries = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.add(entry(mapping, key, tuple.getValueNode()));
                }
            }
        }
        return entries;
    }

    private Entry entry(MappingNode in, ScalarNode key, Node value) {
        int line = key.getStartMark().getLine();
        int column = key.getStartMark().getColumn();
        boolean whole = in.getFlowStyle() != FlowStyle.FLOW && lines.indent(line) == column;
        return new Entry(
                key.getValue(), whole ? commentsAbove(line) : line, line, lastLine(key, value), column, whole, value);
    }

    /** The items of a list of lines, each as the lines that are its own; the first begins with the dash. */
    List<List<String>> items(Entry list) {
        List<List<String>> items = new ArrayList<>();
        if (list.isBlock() && list.value() instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(lines.range(item.getStartMark().getLine(), lastLine(item, item)));
            }
        }
        return items;
    }

    private int commentsAbove(int line) {
        int first = line;
        while (first > 0 && lines.isComment(first - 1) && lines.indent(first - 1) == lines.indent(line)) {
            first--;
        }
        return first;
    }

    /** An alias has the place of its anchor, further up: it ends where its key does. */
    private int lastLine(Node key, Node value) {
        return Math.max(key.getStartMark().getLine(), lastLineOf(key, value));
    }

    private int lastLineOf(Node key, Node value) {
        int end = value.getEndMark().getLine();
        return switch (value) {
            case MappingNode mapping
            when mapping.getFlowStyle() != FlowStyle.FLOW && !mapping.getValue().isEmpty() -> {
                NodeTuple last = mapping.getValue().getLast();
                yield lastLine(last.getKeyNode(), last.getValueNode());
            }
            case SequenceNode sequence
            when sequence.getFlowStyle() != FlowStyle.FLOW
                    && !sequence.getValue().isEmpty() ->
                lastLine(sequence.getValue().getLast(), sequence.getValue().getLast());
            case ScalarNode scalar
            when scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED ->
                unblank(end - (value.getEndMark().getColumn() == 0 ? 1 : 0), key);
            case ScalarNode scalar
            when scalar.getValue().isEmpty() && end > key.getStartMark().getLine() ->
                key.getStartMark().getLine();
            default -> end;
        };
    }

    private int unblank(int line, Node key) {
        int last = Math.min(line, lines.all().size() - 1);
        while (last > key.getStartMark().getLine() && lines.isBlank(last)) {
            last--;
        }
        return last;
    }

    YamlText insert(int before, List<String> added) throws AdviseException {
        return parse(lines.spliced(before, before, added));
    }

    YamlText replace(int first, int last, List<String> with) throws AdviseException {
        return parse(lines.spliced(first, last + 1, with));
    }

    YamlText remove(int first, int last) throws AdviseException {
        return replace(first, last, List.of());
    }
}
