package mailroom.security.domain;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Sets of names as keys and tokens carry them, in the order of the alphabet: a scope's actions, a person's roles. */
public final class Names {
    /** Few and short, so that a token with all of them stays below the 4,096 bytes that KMS signs. */
    public static final int MOST = 32;

    private static final Pattern ACTION = Pattern.compile("[A-Za-z]{1,32}");
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private Names() {}

    /** What a key may be used for, such as {@code CreateBatch}; none is everything that its person may do. */
    public static Set<String> actions(Set<String> names) {
        return checked("scope", ACTION, names);
    }

    /** The roles of a person, such as {@code sender}. */
    public static Set<String> roles(Set<String> names) {
        return checked("roles", ROLE, names);
    }

    /** One text with spaces in between (RFC 8693, section 4.2); empty for none. */
    public static String text(Set<String> names) {
        return String.join(" ", new TreeSet<>(names));
    }

    /** Reads what {@link #text} writes; throws {@link IllegalArgumentException} for what it does not. */
    public static Set<String> actions(String text) {
        Set<String> read = text.isEmpty() ? Set.of() : actions(Set.of(text.split(" ", -1)));
        if (!text(read).equals(text)) {
            throw new IllegalArgumentException("the scope is not in the order of the alphabet");
        }
        return read;
    }

    private static Set<String> checked(String what, Pattern form, Set<String> names) {
        if (names.size() > MOST) {
            throw new IllegalArgumentException("%s: %d names, %d allowed".formatted(what, names.size(), MOST));
        }
        for (String name : names) {
            if (!form.matcher(name).matches()) {
                throw new IllegalArgumentException("%s: a name is not of the form %s".formatted(what, form));
            }
        }
        return Collections.unmodifiableSet(new TreeSet<>(names));
    }
}
