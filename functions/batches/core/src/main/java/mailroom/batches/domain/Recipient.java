package mailroom.batches.domain;

import java.nio.charset.StandardCharsets;

/**
 * One addressee of a batch.
 *
 * @param variables a flat JSON object as text, since nobody between request and sender looks inside; {@code {}} where none were given
 */
public record Recipient(Address address, String variables) {
    public static final int MOST_VARIABLE_BYTES = 16 * 1024;
    /** {@code {"index":49,"address":"","variables":},} */
    private static final int FRAME_BYTES = 41;

    public Recipient {
        if (!variables.startsWith("{") || !variables.endsWith("}")) {
            throw new IllegalArgumentException("variables are a JSON object");
        }
        if (bytes(variables) > MOST_VARIABLE_BYTES) {
            throw new IllegalArgumentException("variables exceed %d bytes".formatted(MOST_VARIABLE_BYTES));
        }
    }

    /** How much of a chunk's JSON this recipient takes, in UTF-8. */
    public int jsonBytes() {
        return FRAME_BYTES + address.value().length() + bytes(variables);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
