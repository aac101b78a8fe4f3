package mailroom.security.domain;

/** A line for people; decides nothing. */
public final class Description {
    public static final int MOST_CHARACTERS = 200;

    private Description() {}

    static void check(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "description has %d characters, %d allowed".formatted(text.length(), MOST_CHARACTERS));
        }
    }
}
