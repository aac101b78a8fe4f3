package mailroom.security.domain;

import java.util.regex.Pattern;

/** The public half of an API key, such as {@code mk_live_01JD3Q8Z6N4W5X7Y9ABCDEFGHJ}: names the key, proves nothing. */
public record KeyId(String value) {
    /** What every key begins with, and no token. */
    public static final String PREFIX = "mk_";

    private static final String LIVE = PREFIX + "live_";
    private static final String TEST = PREFIX + "test_";
    private static final Pattern FORM = Pattern.compile("(" + LIVE + "|" + TEST + ")[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public KeyId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("key id is not %s or %s and a ULID".formatted(LIVE, TEST));
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** The id of a new key; {@code ulid} is one of {@link Ulid}. */
    static KeyId of(boolean test, String ulid) {
        return new KeyId((test ? TEST : LIVE) + ulid);
    }

    /** Whether the key is for trying out: what it sends goes to SES's simulator only. */
    public boolean test() {
        return value.startsWith(TEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
