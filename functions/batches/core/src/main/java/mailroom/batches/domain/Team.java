package mailroom.batches.domain;

import java.util.regex.Pattern;

/** Who owns a batch. Everyone of a team sees the team's batches, nobody else does. */
public record Team(String name) {
    private static final Pattern FORM = Pattern.compile("[\\p{Alnum}_.:@/-]{1,128}");

    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    public Team {
        if (!isName(name)) {
            throw new IllegalArgumentException("a team's name is 1 to 128 of A-Z a-z 0-9 _ . : @ / -");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
