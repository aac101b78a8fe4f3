package comparison.advise.change;

import comparison.advise.app.AdviseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What else in a template names a function: resources that let API Gateway invoke it, and anything else. */
final class Permissions {
    private static final String TYPE = "AWS::Lambda::Permission";

    private final Draft draft;

    Permissions(Draft draft) {
        this.draft = draft;
    }

    /** The permissions to invoke a function that are resources of their own. */
    List<Entry> of(String function) {
        return draft.yaml().children("Resources").stream()
                .filter(Entry::whole)
                .filter(it -> draft.yaml()
                        .find("Resources", it.key(), "Type")
                        .filter(type -> type.text().equals(TYPE))
                        .isPresent())
                .filter(it -> name(function).matcher(text(it)).find())
                .toList();
    }

    /** Gives a function the permissions that another has, so that the routes which it takes over may invoke it. */
    void copy(String from, String to) throws AdviseException {
        if (!of(to).isEmpty()) {
            return;
        }
        for (Entry permission : of(from)) {
            String id = to + permission.key();
            String copy = name(from).matcher(text(permission)).replaceAll(to);
            String renamed = copy.replaceFirst(
                    "(?m)^(\\s*)" + Pattern.quote(permission.key()) + ":", "$1" + Matcher.quoteReplacement(id) + ":");
            draft.insert(permission.last() + 1, Lines.of("\n" + renamed).all());
        }
    }

    /** The lines outside of its own that name a function, counted from 1; comments aside. */
    Set<Integer> namedAt(String function) {
        Entry own = draft.yaml().find("Resources", function).orElseThrow();
        Set<Integer> named = new TreeSet<>();
        Lines lines = draft.yaml().lines();
        for (int i = 0; i < lines.all().size(); i++) {
            boolean outside = i < own.first() || i > own.last();
            if (outside
                    && !lines.isComment(i)
                    && name(function).matcher(lines.get(i)).find()) {
                named.add(i + 1);
            }
        }
        return named;
    }

    private String text(Entry entry) {
        return String.join("", draft.yaml().lines().range(entry.line(), entry.last()));
    }

    private static Pattern name(String function) {
        return Pattern.compile("(?<![A-Za-z0-9])%s(?![A-Za-z0-9])".formatted(Pattern.quote(function)));
    }
}
