package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** SAM's policy templates: names with parameters that stand for statements. */
final class PolicyTemplates {
    private static final String FILE = "policy-templates.json";

    /** JSON is YAML, and so the calls of functions in it are read as those of a template are. */
    private static final class Loaded {
        static final Map<String, Node> BY_NAME = load();

        private static Map<String, Node> load() {
            try (InputStream in = Objects.requireNonNull(PolicyTemplates.class.getResourceAsStream(FILE))) {
                Node root = YamlLoader.load(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                return Nodes.fields(Nodes.fields(root, FILE), "templates");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (TemplateException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private PolicyTemplates() {}

    static boolean has(String name) {
        return Loaded.BY_NAME.containsKey(name);
    }

    /** The statements, as JSON. */
    static List<JsonNode> statements(String name, JsonNode parameters, Names names) throws TemplateException {
        JsonNode resolved = new Intrinsics(new Given(parameters, names)).resolve(part(name, "statement"));
        return resolved.isArray() ? resolved.valueStream().toList() : List.of(resolved);
    }

    private static Node part(String name, String part) throws TemplateException {
        Node template = Objects.requireNonNull(Loaded.BY_NAME.get(name), name);
        return Objects.requireNonNull(Nodes.fields(template, name).get(part), name);
    }

    /** A template sees its parameters and the pseudo parameters. */
    private record Given(JsonNode parameters, Names names) implements Lookup {
        @Override
        public JsonNode ref(Place at, String name) throws TemplateException {
            return switch (name) {
                case "AWS::Partition" -> TextNode.valueOf("aws");
                case "AWS::Region" -> TextNode.valueOf(names.region());
                case "AWS::AccountId" -> TextNode.valueOf(names.account());
                default -> {
                    JsonNode value = parameters.path(name);
                    if (value.isMissingNode()) {
                        throw new TemplateException(at, "the policy template needs the parameter " + name);
                    }
                    yield value;
                }
            };
        }

        @Override
        public JsonNode attribute(Place at, String path) throws TemplateException {
            throw new TemplateException(at, "GetAtt %s: no resource can be asked here".formatted(path));
        }

        @Override
        public JsonNode mapped(String map, String key, String second) {
            return MissingNode.getInstance();
        }

        @Override
        public boolean holds(Place at, String condition) throws TemplateException {
            throw new TemplateException(at, "there is no condition " + condition);
        }
    }
}
