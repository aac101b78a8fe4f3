package comparison.search;

import java.util.Optional;
import java.util.function.LongFunction;

/** What no group may be, whatever it would bring. */
public interface Rules {
    /** Why the group is out of the question; nothing where it is allowed. */
    Optional<String> forbids(long group);

    /** Everything is allowed. */
    static Rules none() {
        return _ -> Optional.empty();
    }

    /** All of them together; the first reason counts. */
    static Rules all(Rules... rules) {
        return group -> {
            for (Rules each : rules) {
                Optional<String> why = each.forbids(group);
                if (why.isPresent()) {
                    return why;
                }
            }
            return Optional.empty();
        };
    }

    /** A rule by a function that gives the reason. */
    static Rules of(LongFunction<Optional<String>> rule) {
        return rule::apply;
    }
}
