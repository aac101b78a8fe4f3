package comparison.advise.change;

import comparison.advise.app.AdviseException;
import comparison.advise.app.AppRoute;
import comparison.advise.app.RoutePlace;
import comparison.model.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves a route to another function: its event, or the name in its integration. */
final class RouteMover {
    private final Draft draft;

    RouteMover(Draft draft) {
        this.draft = draft;
    }

    void move(AppRoute route, String to) throws AdviseException {
        switch (route.place()) {
            case RoutePlace.Event(String from, String name) -> moveEvent(route.endpoint(), from, name, to);
            case RoutePlace.Definition definition -> rewire(route, definition, to);
            case RoutePlace.Elsewhere(String what) ->
                draft.obstacle("%s stands in %s: let it lead to %s".formatted(route.endpoint(), what, to));
        }
    }

    private void moveEvent(Endpoint endpoint, String from, String name, String to) throws AdviseException {
        String[] source = Draft.property(from, "Events", name);
        Entry event = draft.yaml().find(source).orElse(null);
        Entry target = draft.find(to, "Events").orElse(null);
        if (event == null || !event.whole() || (target != null && !target.isBlock())) {
            draft.obstacle("%s: the events of %s are not written on lines of their own: move event %s to %s"
                    .formatted(endpoint, event == null || !event.whole() ? from : to, name, to));
            return;
        }
        List<String> lines = new ArrayList<>(draft.yaml().lines().range(event.first(), event.last()));
        if (draft.find(to, "Events", name).isPresent()) {
            int key = event.line() - event.first();
            lines.set(key, lines.get(key).replaceFirst(Pattern.quote(name), Matcher.quoteReplacement(from + name)));
        }
        draft.remove(source);
        if (draft.find(to, "Events").isEmpty()) {
            draft.append(List.of("Events:"), 0, Draft.property(to));
        }
        draft.append(lines, event.indent(), Draft.property(to, "Events"));
    }

    private void rewire(AppRoute route, RoutePlace.Definition place, String to) throws AdviseException {
        Entry operation = draft.find(place.api(), place.property(), "paths", place.path(), place.method())
                .orElse(null);
        if (operation == null || !operation.whole()) {
            draft.obstacle("%s: its integration in %s cannot be edited: let it lead to %s"
                    .formatted(route.endpoint(), place.api(), to));
            return;
        }
        List<String> lines = draft.yaml().lines().range(operation.line(), operation.last());
        String text = String.join("", lines);
        Matcher named = Pattern.compile("(?<![A-Za-z0-9])%s(?=\\.(Arn|Alias)\\b)".formatted(route.function()))
                .matcher(text);
        if (text.contains("!If") || text.contains("Fn::If") || !named.find()) {
            draft.obstacle(
                    "%s: its integration (%s) is chosen by a condition or shared with other routes: let it lead to %s"
                            .formatted(route.endpoint(), Draft.at(operation), to));
            return;
        }
        draft.replace(
                operation.line(),
                operation.last(),
                Lines.of(named.reset().replaceAll(to)).all());
    }
}
