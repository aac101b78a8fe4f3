package comparison.measure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import comparison.measure.plan.Catalogue.BudgetLine;
import comparison.measure.plan.Catalogue.Deployed;
import comparison.measure.plan.Catalogue.Pair;
import comparison.model.Contender;
import comparison.model.Endpoint;
import comparison.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code contenders.yaml}; the README beside it tells the format. Paths in it start at its folder. */
public final class CatalogueReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int ONE_VCPU_MB = 1_769;

    private final Path file;

    private CatalogueReader(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with the file and the field that is not as it must be
     */
    public static Catalogue read(Path file) {
        return new CatalogueReader(file).catalogue();
    }

    private Catalogue catalogue() {
        JsonNode root = yaml();
        List<Ask> asks = list(root, "endpoints").stream().map(this::ask).toList();
        return new Catalogue(
                path(text(root, "template")),
                path(text(root, "seed")),
                texts(root.path("caller")),
                asks,
                list(root, "contenders").stream().map(this::subject).toList(),
                list(root, "budget").stream()
                        .map(it -> new BudgetLine(text(it, "name"), text(it, "contender")))
                        .toList(),
                house(root.path("house")),
                list(root, "contests").stream()
                        .map(it -> new Pair(text(it, "title"), text(it, "routed"), text(it, "separate")))
                        .toList(),
                path(text(root, "mix")),
                root.path("memory_mb").asInt(ONE_VCPU_MB),
                text(root, "log_field"));
    }

    private JsonNode yaml() {
        try {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return JSON.valueToTree(loaded);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("%s is no YAML: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Ask ask(JsonNode node) {
        return new Ask(
                Endpoint.parse(text(node, "route")),
                text(node, "path"),
                node.path("query").asText(),
                texts(node.path("path_parameters")),
                texts(node.path("headers")),
                body(node.path("body")),
                node.path("status").asInt(200));
    }

    private static String body(JsonNode node) {
        return node.isMissingNode() || node.isTextual() ? node.asText() : node.toString();
    }

    private Subject subject(JsonNode node) {
        String name = text(node, "name");
        return new Subject(
                new Contender(name, layout(text(node, "layout")), text(node, "framework")),
                byEndpoint(node.path("functions")),
                node.path("routing").valueStream().map(JsonNode::asText).toList(),
                byEndpoint(node.path("classes")));
    }

    private Layout layout(String text) {
        try {
            return Layout.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: a layout is routed, separate, floor or peer, not '%s'".formatted(file, text), e);
        }
    }

    private Deployed house(JsonNode node) {
        Map<Layout, Map<String, String>> parameters = new EnumMap<>(Layout.class);
        node.path("layouts").properties().forEach(it -> parameters.put(layout(it.getKey()), texts(it.getValue())));
        return new Deployed(path(text(node, "template")), path(text(node, "root")), parameters);
    }

    private static Map<Endpoint, String> byEndpoint(JsonNode node) {
        Map<Endpoint, String> values = new HashMap<>();
        node.properties()
                .forEach(it ->
                        values.put(Endpoint.parse(it.getKey()), it.getValue().asText()));
        return values;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> values = new HashMap<>();
        node.properties().forEach(it -> values.put(it.getKey(), it.getValue().asText()));
        return values;
    }

    private List<JsonNode> list(JsonNode node, String field) {
        JsonNode list = node.path(field);
        if (!list.isArray()) {
            throw new IllegalArgumentException("%s: '%s' is a list".formatted(file, field));
        }
        return list.valueStream().toList();
    }

    private String text(JsonNode node, String field) {
        String text = node.path(field).asText();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("%s: '%s' is missing in %s".formatted(file, field, node));
        }
        return text;
    }

    private Path path(String relative) {
        return file.resolveSibling(relative).normalize();
    }
}
