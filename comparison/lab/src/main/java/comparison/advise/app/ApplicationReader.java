package comparison.advise.app;

import comparison.model.Endpoint;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;
import local.template.TemplateException;
import local.template.TemplateReader;

/**
 * Reads a SAM template into the application that it deploys.
 *
 * @param parameters values that override the template's defaults
 * @param stack the deployed stack's name, which names in the template may be made of
 * @param api logical id of the API to look at, where the template has several with the same routes
 */
public record ApplicationReader(Map<String, String> parameters, String stack, Optional<String> api) {
    public ApplicationReader {
        parameters = Map.copyOf(parameters);
    }

    /** Region and account are made up: nothing here depends on them. */
    private Names names() {
        return new Names(stack, "eu-central-1", "000000000000", URI.create("http://127.0.0.1"));
    }

    public Application read(Path template) throws AdviseException {
        if (!Files.isRegularFile(template)) {
            throw new AdviseException("--template: there is no file %s".formatted(template));
        }
        try {
            return application(template, new TemplateReader().read(template, parameters, names()));
        } catch (TemplateException e) {
            throw new AdviseException(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new AdviseException("%s: %s".formatted(template, e.getMessage()), e);
        }
    }

    private Application application(Path template, Stack stack) throws AdviseException {
        List<Resource> resources = stack.resources().stream()
                .filter(FunctionsOfTemplate::isFunction)
                .toList();
        if (resources.isEmpty()) {
            throw new AdviseException(
                    "%s: the template has no function (AWS::Serverless::Function)".formatted(template));
        }
        if (resources.stream().noneMatch(FunctionsOfTemplate::runsJava)) {
            throw new AdviseException("%s: none of its %d functions runs on Java; %s has Runtime %s"
                    .formatted(
                            template,
                            resources.size(),
                            resources.getFirst().logicalId(),
                            resources.getFirst().properties().path("Runtime").asText()));
        }
        Sorted sorted = sorted(template, new RouteFinder(stack).all(), resources);
        if (sorted.routes.isEmpty()) {
            throw new AdviseException(
                    "%s: no route leads to a Java function: HttpApi or Api events, or a DefinitionBody with integrations, are needed%s"
                            .formatted(template, because(sorted.notes)));
        }
        FunctionsOfTemplate reader = new FunctionsOfTemplate(stack, template);
        List<AppFunction> functions = new ArrayList<>();
        for (Resource resource : resources) {
            if (sorted.routes.stream().anyMatch(it -> it.function().equals(resource.logicalId()))) {
                functions.add(reader.read(resource));
            }
        }
        return new Application(functions, sorted.routes, sorted.others, List.copyOf(sorted.notes));
    }

    private static String because(Set<String> notes) {
        return notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
    }

    private record Sorted(List<AppRoute> routes, Set<Endpoint> others, Set<String> notes) {}

    private Sorted sorted(Path template, List<FoundRoute> found, List<Resource> functions) throws AdviseException {
        Map<String, Resource> byId = new HashMap<>();
        functions.forEach(it -> byId.put(it.logicalId(), it));
        Sorted sorted = new Sorted(new ArrayList<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        Map<String, String> apis = new LinkedHashMap<>();
        for (FoundRoute route : found) {
            if (api.isPresent() && !api.get().equals(route.api())) {
                continue;
            }
            String before = apis.putIfAbsent(route.key(), route.api());
            if (before != null) {
                throw new AdviseException(
                        before.equals(route.api())
                                ? "%s: the route %s stands twice in %s".formatted(template, route.key(), before)
                                : "%s: the route %s stands in %s and in %s: choose one with --api"
                                        .formatted(template, route.key(), before, route.api()));
            }
            Optional<Resource> function = route.function().map(byId::get);
            if (function.filter(FunctionsOfTemplate::runsJava).isPresent()) {
                Endpoint endpoint = FoundRoute.endpoint(route.key());
                sorted.routes.add(new AppRoute(endpoint, function.get().logicalId(), route.place()));
            } else {
                sorted.others.add(FoundRoute.endpoint(route.key()));
                sorted.notes.add("%s is left as it is: %s".formatted(route.key(), why(route, function)));
            }
        }
        return sorted;
    }

    private static String why(FoundRoute route, Optional<Resource> function) {
        return function.map(it -> "%s has Runtime %s"
                        .formatted(
                                it.logicalId(), it.properties().path("Runtime").asText()))
                .orElse(route.why());
    }
}
