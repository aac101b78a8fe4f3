package comparison.measure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A mapping in a YAML file. What is wrong with it is told with the file and the way to the field. */
record Fields(Path file, String at, JsonNode node) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Fields of(Path file) {
        try {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new Fields(file, "", JSON.valueToTree(loaded));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("%s is no YAML: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** This mapping, which may have these fields and no others: what nobody reads is a slip of the pen. */
    Fields only(String... known) {
        for (String name : names()) {
            if (!List.of(known).contains(name)) {
                throw new IllegalArgumentException("%s: '%s%s' is no field here, there are %s"
                        .formatted(file, at, name, String.join(", ", known)));
            }
        }
        return this;
    }

    boolean has(String field) {
        return node.has(field);
    }

    Fields at(String field) {
        return new Fields(file, at + field + ".", node.path(field));
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String text(String field) {
        String text = textOr(field, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("%s: '%s%s' is missing".formatted(file, at, field));
        }
        return text;
    }

    String textOr(String field, String otherwise) {
        return node.path(field).asText(otherwise);
    }

    /** Absent, there are none. */
    List<String> texts(String field) {
        return node.path(field).valueStream().map(JsonNode::asText).toList();
    }

    /** Absent, it is empty. */
    Map<String, String> map(String field) {
        Map<String, String> values = new HashMap<>();
        node.path(field)
                .properties()
                .forEach(it -> values.put(it.getKey(), it.getValue().asText()));
        return values;
    }

    List<Fields> list(String field) {
        if (!node.path(field).isArray()) {
            throw new IllegalArgumentException("%s: '%s%s' is a list".formatted(file, at, field));
        }
        List<Fields> items = new ArrayList<>();
        for (JsonNode item : node.path(field)) {
            items.add(new Fields(file, "%s%s[%d].".formatted(at, field, items.size()), item));
        }
        return items;
    }
}
