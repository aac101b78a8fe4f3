package comparison.advise.change;

import comparison.advise.app.AdviseException;
import comparison.model.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Adds a function that is as another one, but for its routes and its name. */
final class FunctionCopier {
    private final Draft draft;

    FunctionCopier(Draft draft) {
        this.draft = draft;
    }

    void copy(Plan.Home home) throws AdviseException {
        Entry model = draft.yaml().find("Resources", home.model()).orElse(null);
        if (model == null || !model.whole() || !isBlock(home.model())) {
            draft.obstacle("%s is not written on lines of its own: add a function %s like it"
                    .formatted(home.model(), home.function()));
            return;
        }
        List<String> lines = new ArrayList<>(draft.yaml().lines().range(model.line(), model.last()));
        lines.set(
                0,
                lines.getFirst().replaceFirst(Pattern.quote(home.model()), Matcher.quoteReplacement(home.function())));
        lines.addFirst("");
        draft.insert(model.last() + 1, lines);
        if (draft.find(home.function(), "Events").isPresent()) {
            draft.remove(Draft.property(home.function(), "Events"));
        }
        if (draft.find(home.function(), "FunctionName").isPresent()) {
            draft.remove(Draft.property(home.function(), "FunctionName"));
            draft.hint("%s has no FunctionName: two functions cannot have the one of %s"
                    .formatted(home.function(), home.model()));
        }
        draft.hint("%s serves only %s with the code of %s: take out of its policies what that does not need"
                .formatted(
                        home.function(),
                        home.group().endpoints().stream()
                                .map(Endpoint::routeKey)
                                .collect(Collectors.joining(", ")),
                        home.model()));
    }

    private boolean isBlock(String resource) {
        return draft.yaml()
                .find("Resources", resource, "Properties")
                .filter(Entry::isBlock)
                .isPresent();
    }
}
