package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import mailroom.security.domain.ApiKey;

/** Claims of one exact form; each throws {@link IllegalArgumentException} for one that is missing or of another. */
final class ClaimTexts {
    private static final int LONGEST_TEXT = 512;

    private ClaimTexts() {}

    static String text(JsonNode payload, String name) {
        String value = payload.path(name).textValue();
        if (value == null || value.isEmpty() || value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("claim %s is not a text of 1 to %d".formatted(name, LONGEST_TEXT));
        }
        return value;
    }

    /** Whole seconds, of an age that a clock can show. */
    static Instant time(JsonNode payload, String name) {
        JsonNode value = payload.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > ApiKey.NEVER.getEpochSecond()) {
            throw new IllegalArgumentException("claim %s is not a time in whole seconds".formatted(name));
        }
        return Instant.ofEpochSecond(value.longValue());
    }
}
