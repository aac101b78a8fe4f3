package mailroom.batches.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code bat_} and a ULID: sortable by the time of its making, to the millisecond. */
public record BatchId(String value) {
    private static final Pattern FORM = Pattern.compile("bat_[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public BatchId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a batch id is bat_ and a ULID");
        }
    }

    /** When it was made, by the clock of its maker. */
    public Instant madeAt() {
        long millis = 0;
        for (int i = 4; i < 4 + BatchIds.TIME_DIGITS; i++) {
            millis = millis << 5 | BatchIds.DIGITS.indexOf(value.charAt(i));
        }
        return Instant.ofEpochMilli(millis);
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
