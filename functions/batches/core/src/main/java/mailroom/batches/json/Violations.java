package mailroom.batches.json;

import java.util.ArrayList;
import java.util.List;
import mailroom.batches.domain.Violation;

/** Collects what is wrong with a request: keeps the first hundred and counts the rest. */
final class Violations {
    static final int MOST = 100;
    private static final int MOST_NAME = 64;

    private final List<Violation> kept = new ArrayList<>();
    private int more;

    void add(String pointer, String detail) {
        if (kept.size() < MOST) {
            kept.add(new Violation(pointer, detail));
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    <T> Parsed.Invalid<T> toInvalid() {
        return new Parsed.Invalid<>(kept, more);
    }

    /** {@code pointer} with one more member name, escaped as RFC 6901 wants it and cut where it is absurdly long. */
    static String child(String pointer, String name) {
        String shortName = name.length() > MOST_NAME ? name.substring(0, MOST_NAME) + "…" : name;
        return pointer + "/" + shortName.replace("~", "~0").replace("/", "~1");
    }
}
