package mailroom.live.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code bat_} and a ULID. */
public record BatchId(String value) {
    private static final Pattern FORM = Pattern.compile("bat_[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public BatchId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a batch id is bat_ and a ULID");
        }
    }

    /** The id in {@code text}, or nothing where it is none. */
    public static Optional<BatchId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BatchId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
