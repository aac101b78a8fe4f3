package mailroom.batches.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** The caller's name for one submission (draft-ietf-httpapi-idempotency-key-header-07). */
public record IdempotencyKey(String value) {
    public static final int MOST_CHARACTERS = 255;
    private static final String OURS = "mailroom:";
    private static final Pattern FORM = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1," + MOST_CHARACTERS + "}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an idempotency key is 1 to 255 visible ASCII characters, no quote, no backslash");
        }
    }

    /** The key under which a batch's failed recipients are tried again: no caller can say it, since it begins as ours do. */
    public static IdempotencyKey ofRetry(BatchId batch) {
        return new IdempotencyKey(OURS + "retry-failed:" + batch);
    }

    /** Reads the header's value: the draft writes it in quotes, many clients write it without. */
    public static Optional<IdempotencyKey> parse(String header) {
        String value = header.strip();
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        return FORM.matcher(value).matches() && !value.startsWith(OURS)
                ? Optional.of(new IdempotencyKey(value))
                : Optional.empty();
    }
}
