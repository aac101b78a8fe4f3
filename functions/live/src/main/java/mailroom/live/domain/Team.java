package mailroom.live.domain;

import java.util.regex.Pattern;

/** Who owns a batch, and for whom a connection was opened. */
public record Team(String name) {
    private static final Pattern FORM = Pattern.compile("[\\p{Alnum}_.:@/-]{1,128}");

    public Team {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a team's name is 1 to 128 of A-Z a-z 0-9 _ . : @ / -");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
