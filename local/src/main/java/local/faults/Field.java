package local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One place of a document. Reading it as something that it is not notes a problem and gives nothing, so that all problems are found in one go.
 *
 * @param path such as {@code faults[2].when.every}
 */
record Field(Sheet sheet, String path, Node node, int line) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,17})?");
    private static final Duration LONGEST = Duration.ofHours(24);

    void wrong(String what) {
        sheet.wrong(line, path, what);
    }

    /** A map's fields in their order; those of other names are problems and left out. */
    SequencedMap<String, Field> fields(Collection<String> allowed) {
        SequencedMap<String, Field> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode map)) {
            wrong("must be a map of " + String.join(", ", new TreeSet<>(allowed)));
            return fields;
        }
        for (NodeTuple tuple : map.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            Field field = new Field(
                    sheet,
                    path.isEmpty() ? key : path + "." + key,
                    tuple.getValueNode(),
                    tuple.getKeyNode().getStartMark().getLine() + 1);
            if (!allowed.contains(key)) {
                field.wrong("unknown here; allowed are " + String.join(", ", new TreeSet<>(allowed)));
            } else if (fields.putIfAbsent(key, field) != null) {
                field.wrong("stands here twice");
            }
        }
        return fields;
    }

    List<Field> items() {
        List<Field> items = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                items.add(new Field(
                        sheet,
                        "%s[%d]".formatted(path, items.size()),
                        item,
                        item.getStartMark().getLine() + 1));
            }
        } else {
            wrong("must be a list");
        }
        return items;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Nothing behind the key, as in {@code away:}; also {@code true}, for JSON. */
    boolean isBare() {
        return node instanceof ScalarNode scalar
                && (scalar.getValue().isEmpty() || scalar.getValue().matches("null|~|true"));
    }

    Optional<String> text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        wrong("must be a text");
        return Optional.empty();
    }

    Optional<Long> whole(long least, long most) {
        Optional<Long> number = scalar().filter(it -> WHOLE.matcher(it).matches())
                .map(Long::parseLong)
                .filter(it -> it >= least && it <= most);
        if (number.isEmpty()) {
            wrong("must be a whole number from %d to %d".formatted(least, most));
        }
        return number;
    }

    Optional<Double> fraction() {
        Optional<Double> number = scalar().filter(it -> DECIMAL.matcher(it).matches())
                .map(Double::parseDouble)
                .filter(it -> it <= 1);
        if (number.isEmpty()) {
            wrong("must be a number from 0 to 1");
        }
        return number;
    }

    /** Such as {@code 250ms}, {@code 2s}, {@code 5m}, {@code 1h}; at least a millisecond, at most a day. */
    Optional<Duration> duration() {
        Optional<Duration> time = scalar().map(DURATION::matcher)
                .filter(Matcher::matches)
                .map(it -> Field.time(Long.parseLong(it.group(1)), it.group(2)))
                .filter(it -> it.isPositive() && it.compareTo(LONGEST) <= 0);
        if (time.isEmpty()) {
            wrong("must be a time such as 250ms, 2s, 5m or 1h, from 1ms to 24h");
        }
        return time;
    }

    private static Duration time(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private Optional<String> scalar() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** As it was written. */
    JsonNode json() {
        return json(node);
    }

    private static JsonNode json(Node node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (node) {
            case MappingNode map -> {
                var object = make.objectNode();
                for (NodeTuple it : map.getValue()) {
                    object.set(((ScalarNode) it.getKeyNode()).getValue(), json(it.getValueNode()));
                }
                yield object;
            }
            case SequenceNode list -> {
                var array = make.arrayNode();
                list.getValue().forEach(it -> array.add(json(it)));
                yield array;
            }
            case ScalarNode scalar -> json(scalar.getValue());
            default -> make.nullNode();
        };
    }

    private static JsonNode json(String scalar) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (WHOLE.matcher(scalar).matches()) {
            return make.numberNode(Long.parseLong(scalar));
        }
        return DECIMAL.matcher(scalar).matches() ? make.numberNode(Double.parseDouble(scalar)) : make.textNode(scalar);
    }
}
