package comparison.measure.plan;

import comparison.measure.plan.Catalogue.BudgetLine;
import comparison.measure.plan.Catalogue.House;
import comparison.measure.plan.Catalogue.Pair;
import comparison.model.Contender;
import comparison.model.Endpoint;
import comparison.model.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import local.template.Resource;
import local.template.Stack;

/** Reads {@code contenders.yaml}; the README beside it tells the format. Paths in it start at its folder, sources at the house's root. */
public final class CatalogueReader {
    private final Path file;
    private final Fields root;
    private final Stack stack;
    private final List<Endpoint> chosen;

    private CatalogueReader(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.root = Fields.of(this.file)
                .only(
                        "template",
                        "table",
                        "seed",
                        "mix",
                        "caller",
                        "house",
                        "chosen",
                        "contests",
                        "contenders",
                        "budget",
                        "requests",
                        "classes");
        this.stack = Templates.read(path(root, "template"), Map.of());
        this.chosen = root.texts("chosen").stream().map(Endpoint::parse).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(this.file + ": 'chosen' names at least one endpoint");
        }
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
        Map<Endpoint, Endpoint> after = new HashMap<>();
        List<Ask> asks = new ArrayList<>();
        for (Fields request : root.list("requests")) {
            request.only("endpoint", "path", "query", "headers", "body", "status", "after");
            Endpoint endpoint = Endpoint.parse(request.text("endpoint"));
            asks.add(ask(endpoint, request));
            if (request.has("after")) {
                after.put(endpoint, Endpoint.parse(request.text("after")));
            }
        }
        asks.sort(Comparator.comparingInt(
                it -> chosen.contains(it.endpoint()) ? chosen.indexOf(it.endpoint()) : chosen.size()));
        return new Catalogue(
                path(root, "template"),
                root.text("table"),
                path(root, "seed"),
                root.map("caller"),
                asks,
                after,
                root.list("contenders").stream().map(this::subject).toList(),
                root.list("budget").stream()
                        .map(it -> it.only("name", "function"))
                        .map(it -> new BudgetLine(it.text("name"), it.text("function")))
                        .toList(),
                house(root.at("house")),
                root.list("contests").stream()
                        .map(it -> it.only("title", "routed", "separate"))
                        .map(it -> new Pair(it.text("title"), it.text("routed"), it.text("separate")))
                        .toList(),
                path(root, "mix"),
                byEndpoint(root.map("classes")));
    }

    private static Ask ask(Endpoint endpoint, Fields request) {
        String path = request.text("path");
        String query = request.map("query").entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .sorted()
                .collect(Collectors.joining("&"));
        return new Ask(
                endpoint,
                path,
                query,
                parameters(endpoint.path(), path),
                request.map("headers"),
                request.textOr("body", ""),
                Integer.parseInt(request.textOr("status", "200")));
    }

    /** What a path has in the place of each {@code {name}}. */
    static Map<String, String> parameters(String route, String path) {
        String[] names = route.split("/", -1);
        String[] values = path.split("/", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < names.length && i < values.length; i++) {
            if (names[i].startsWith("{") && names[i].endsWith("}")) {
                parameters.put(names[i].substring(1, names[i].length() - 1), values[i]);
            }
        }
        return parameters;
    }

    private Subject subject(Fields node) {
        String name = node.only("name", "layout", "framework", "ships", "api", "function", "sources")
                .text("name");
        Path house = path(root.at("house"), "root");
        return new Subject(
                new Contender(name, layout(node.text("layout")), node.text("framework")),
                node.has("function") ? Map.of(chosen.getFirst(), node.text("function")) : routes(node.text("api")),
                node.texts("sources").stream().map(house::resolve).toList());
    }

    private Map<Endpoint, String> routes(String api) {
        Resource resource = stack.find(api)
                .orElseThrow(() ->
                        new IllegalArgumentException("%s: there is no API %s in the template".formatted(file, api)));
        return Templates.routes(stack, resource);
    }

    private Layout layout(String text) {
        try {
            return Layout.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: a layout is routed, separate, floor or peer, not '%s'".formatted(file, text), e);
        }
    }

    private House house(Fields node) {
        node.only("template", "root", "api", "access_log", "layouts");
        Map<Layout, Map<String, String>> parameters = new EnumMap<>(Layout.class);
        for (String layout : node.at("layouts").names()) {
            parameters.put(layout(layout), node.at("layouts").map(layout));
        }
        return new House(
                path(node, "template"), path(node, "root"), node.text("api"), node.text("access_log"), parameters);
    }

    private static Map<Endpoint, String> byEndpoint(Map<String, String> values) {
        Map<Endpoint, String> byEndpoint = new HashMap<>();
        values.forEach((route, value) -> byEndpoint.put(Endpoint.parse(route), value));
        return byEndpoint;
    }

    private Path path(Fields node, String field) {
        return file.resolveSibling(node.text(field)).normalize();
    }
}
