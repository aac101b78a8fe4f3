package mailroom.security.domain;

import java.util.regex.Pattern;

/** The public half of an API key, such as {@code mk_live_01JD3Q8Z6N4W5X7Y9ABCDEFGHJ}: names the key, proves nothing. */
public record KeyId(String value) {
    public static final String PREFIX = "mk_live_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public KeyId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("key id is not %s and a ULID".formatted(PREFIX));
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
