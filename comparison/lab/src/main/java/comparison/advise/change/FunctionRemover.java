package comparison.advise.change;

import comparison.advise.app.AdviseException;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes out a function that serves nothing any more, where nothing else needs it. */
final class FunctionRemover {
    private final Draft draft;
    private final Permissions permissions;

    FunctionRemover(Draft draft) {
        this.draft = draft;
        this.permissions = new Permissions(draft);
    }

    void remove(String function) throws AdviseException {
        if (!draft.yaml().children(Draft.property(function, "Events")).isEmpty()) {
            draft.hint("%s serves no route any more and stays for its other events".formatted(function));
            return;
        }
        for (Entry permission : permissions.of(function)) {
            draft.remove("Resources", permission.key());
        }
        Set<Integer> named = permissions.namedAt(function);
        Entry own = draft.yaml().find("Resources", function).orElseThrow();
        if (!named.isEmpty() || !own.whole()) {
            draft.hint("%s serves nothing any more and stays, since %s: delete it when nothing needs it"
                    .formatted(
                            function,
                            named.isEmpty()
                                    ? "it is not written on lines of its own"
                                    : "it is named in line "
                                            + named.stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining(", "))));
            return;
        }
        Lines lines = draft.yaml().lines();
        int after = own.last() + 1;
        boolean blank = after < lines.all().size() && lines.isBlank(after);
        draft.replace(own.first(), blank ? after : own.last(), java.util.List.of());
    }
}
