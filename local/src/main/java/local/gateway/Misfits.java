package local.gateway;

import java.util.ArrayList;
import java.util.List;
import local.template.Resource;
import local.template.Stack;

/** What of a template's HTTP APIs will not work here or on AWS, one line each, told at the start. */
final class Misfits {
    private static final int MOST_ROUTES = 300;

    private Misfits() {}

    static List<String> of(Stack stack, HttpApis apis) {
        List<String> lines = new ArrayList<>();
        for (Resource resource : ApiReader.resources(stack)) {
            String name = "%s (%s): ".formatted(resource.logicalId(), resource.type());
            apis.all().stream()
                    .filter(it -> it.logicalId().equals(resource.logicalId()))
                    .findFirst()
                    .ifPresentOrElse(
                            it -> routes(it.routes().routes(), name, lines),
                            () -> lines.add(name + "has no stage, so every request to it is a 404"));
        }
        return lines;
    }

    private static void routes(List<Route> routes, String name, List<String> lines) {
        if (routes.size() > MOST_ROUTES) {
            lines.add(name + "has %d routes, and AWS takes %d".formatted(routes.size(), MOST_ROUTES));
        }
        for (Route route : routes) {
            String answer = name + route.key() + " will answer 500: ";
            if (route.access() instanceof Route.Access.Unsupported(var why)) {
                lines.add(answer + why);
            }
            if (route.integration() instanceof Route.Integration.Unsupported(var why)) {
                lines.add(answer + why);
            }
        }
    }
}
