package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML (and so JSON) into {@link Node}s. Nothing of the document becomes a Java object by its tag: a local tag is a call of an
 * intrinsic function. Dates, octal and sexagesimal numbers stay the text that was written, as CloudFormation takes them.
 */
final class YamlLoader {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+([eE][-+]?[0-9]{1,3})?");
    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final String file;
    private final Set<org.yaml.snakeyaml.nodes.Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlLoader(String file) {
        this.file = file;
    }

    /** Reads a text; messages name it {@code file}. */
    static Node load(String file, String text) throws TemplateException {
        var loader = new YamlLoader(file);
        try {
            var root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
            if (root == null) {
                throw new TemplateException(new Place(file, 1), "the template is empty");
            }
            return loader.node(root);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new TemplateException(
                    new Place(file, mark == null ? 1 : mark.getLine() + 1), "no valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new TemplateException(new Place(file, 1), "no valid YAML: " + e.getMessage());
        }
    }

    private Node node(org.yaml.snakeyaml.nodes.Node yaml) throws TemplateException {
        return node(yaml, new Place(file, yaml.getStartMark().getLine() + 1));
    }

    private Node node(org.yaml.snakeyaml.nodes.Node yaml, Place at) throws TemplateException {
        if (!open.add(yaml)) {
            throw new TemplateException(at, "the anchor contains itself");
        }
        try {
            String tag = yaml.getTag().getValue();
            return tag.startsWith("!") ? new Node.Call(at, tag.substring(1), argument(yaml, at)) : plain(yaml, at);
        } finally {
            open.remove(yaml);
        }
    }

    /** What stands behind a short tag. A scalar there is always text: {@code !Ref 5} names a parameter {@code 5}. */
    private Node argument(org.yaml.snakeyaml.nodes.Node yaml, Place at) throws TemplateException {
        return yaml instanceof ScalarNode scalar
                ? new Node.Value(at, TextNode.valueOf(scalar.getValue()))
                : plain(yaml, at);
    }

    private Node plain(org.yaml.snakeyaml.nodes.Node yaml, Place at) throws TemplateException {
        return switch (yaml) {
            case ScalarNode scalar -> new Node.Value(at, scalar(scalar, at));
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>(sequence.getValue().size());
                for (var item : sequence.getValue()) {
                    items.add(node(item));
                }
                yield new Node.Items(at, items);
            }
            case MappingNode mapping -> mapping(mapping, at);
            default -> throw new TemplateException(at, "unexpected YAML of tag " + yaml.getTag());
        };
    }

    /** A value stands where its key does: that is the line that a reader looks for. */
    private Node mapping(MappingNode mapping, Place at) throws TemplateException {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyAt = new Place(file, tuple.getKeyNode().getStartMark().getLine() + 1);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateException(keyAt, "a key must be a plain text");
            }
            if (key.getTag().equals(Tag.MERGE)) {
                throw new TemplateException(keyAt, "CloudFormation knows no merge keys (<<)");
            }
            if (fields.put(key.getValue(), node(tuple.getValueNode(), keyAt)) != null) {
                throw new TemplateException(keyAt, "the key %s stands here twice".formatted(key.getValue()));
            }
        }
        if (fields.size() == 1) {
            var only = fields.entrySet().iterator().next();
            if (only.getKey().equals("Ref")) {
                return new Node.Call(at, "Ref", only.getValue());
            }
            if (only.getKey().startsWith("Fn::")) {
                return new Node.Call(at, only.getKey().substring(4), only.getValue());
            }
        }
        return new Node.Fields(at, fields);
    }

    private static JsonNode scalar(ScalarNode scalar, Place at) throws TemplateException {
        String text = scalar.getValue();
        String tag = scalar.getTag().getValue();
        if (!tag.startsWith(STANDARD_TAG)) {
            throw new TemplateException(at, "unknown YAML tag " + tag);
        }
        return switch (tag.substring(STANDARD_TAG.length())) {
            case "null" -> NullNode.getInstance();
            case "bool" -> BooleanNode.valueOf(TRUE.contains(text.toLowerCase(Locale.ROOT)));
            case "int" ->
                WHOLE.matcher(text).matches() ? LongNode.valueOf(Long.parseLong(text)) : TextNode.valueOf(text);
            case "float" ->
                DECIMAL.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : TextNode.valueOf(text);
            default -> TextNode.valueOf(text);
        };
    }
}
