package comparison.advise.change;

import comparison.advise.app.AdviseException;
import comparison.advise.app.AppFunction;
import comparison.advise.app.AppRoute;
import comparison.advise.app.Application;
import comparison.advise.app.ApplicationReader;
import comparison.advise.app.RoutePlace;
import comparison.model.Endpoint;
import comparison.model.Grouping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Writes a grouping into a template, and reads the result again: only what reads back as that grouping is a change. */
public final class TemplateChange {
    private final ApplicationReader reader;
    private final Programs programs;
    private final ToDoubleFunction<Endpoint> weight;

    /** @param weight of an endpoint: its requests. The heaviest stay where they are. */
    public TemplateChange(ApplicationReader reader, Programs programs, ToDoubleFunction<Endpoint> weight) {
        this.reader = reader;
        this.programs = programs;
        this.weight = weight;
    }

    public Change to(Grouping proposed, Application now, String template) throws AdviseException {
        if (proposed.equals(now.grouping())) {
            return new Change(template, template, List.of(), List.of());
        }
        if (template.stripLeading().startsWith("{")) {
            return new Change(
                    template,
                    template,
                    List.of("a template in JSON is not edited here: group the endpoints by hand"),
                    List.of());
        }
        Draft draft = new Draft(YamlText.parse(template));
        Set<String> taken =
                draft.yaml().children("Resources").stream().map(Entry::key).collect(Collectors.toSet());
        Plan plan = Plan.of(now, proposed, weight, taken);
        edit(draft, plan, now);
        Change change = draft.done(template);
        return change.obstacles().isEmpty() ? checked(change, proposed) : change;
    }

    private void edit(Draft draft, Plan plan, Application now) throws AdviseException {
        FunctionCopier copier = new FunctionCopier(draft);
        Permissions permissions = new Permissions(draft);
        RouteMover mover = new RouteMover(draft);
        FunctionMerger merger = new FunctionMerger(draft, programs);
        for (Plan.Home home : plan.homes()) {
            if (home.isNew()) {
                copier.copy(home);
            }
        }
        for (Plan.Home home : plan.homes()) {
            List<AppFunction> members = home.from().stream().map(now::function).toList();
            if (members.size() > 1 && draft.find(home.function()).isPresent()) {
                merger.merge(home, members);
            }
        }
        for (Plan.Home home : plan.homes()) {
            for (Endpoint endpoint : home.group().endpoints()) {
                AppRoute route = now.route(endpoint);
                if (!route.function().equals(home.function())
                        && draft.find(home.function()).isPresent()) {
                    mover.move(route, home.function());
                    if (route.place() instanceof RoutePlace.Definition) {
                        permissions.copy(route.function(), home.function());
                    }
                }
            }
        }
        FunctionRemover remover = new FunctionRemover(draft);
        for (String idle : plan.idle()) {
            remover.remove(idle);
        }
    }

    private Change checked(Change change, Grouping proposed) throws AdviseException {
        Grouping reached = read(change.after()).grouping();
        if (reached.equals(proposed)) {
            return change;
        }
        List<String> obstacles = new ArrayList<>(change.obstacles());
        obstacles.add(
                "the changed template reads back as another grouping than the proposed one: group by hand what the diff does not");
        return new Change(change.before(), change.after(), obstacles, change.hints());
    }

    private Application read(String text) throws AdviseException {
        try {
            Path file = Files.createTempFile("template", ".yaml");
            try {
                Files.writeString(file, text);
                return reader.read(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new AdviseException(
                    "the changed template cannot be written to the temporary folder: " + e.getMessage(), e);
        }
    }
}
