package mailroom.tests.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import local.template.Stack;

/** A route of the template's HTTP API. */
public record Route(String method, String path, boolean isPublic) {
    /** In the template's order. */
    static List<Route> of(Stack stack) {
        List<Route> routes = new ArrayList<>();
        JsonNode paths = stack.find("HttpApi")
                .orElseThrow()
                .properties()
                .path("DefinitionBody")
                .path("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(method -> {
            JsonNode security = method.getValue().path("security");
            routes.add(new Route(
                    method.getKey().toUpperCase(Locale.ROOT),
                    path.getKey(),
                    security.isArray() && security.path(0).has("NONE")));
        }));
        return routes;
    }

    public String key() {
        return method + " " + path;
    }
}
