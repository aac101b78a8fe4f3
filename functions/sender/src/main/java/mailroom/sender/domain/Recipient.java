package mailroom.sender.domain;

import java.util.Map;

/**
 * One mail to be sent.
 *
 * @param index the recipient's place inside its chunk, from 0
 */
public record Recipient(int index, String address, Map<String, Value> variables) {
    public Recipient {
        variables = Map.copyOf(variables);
        if (index < 0) {
            throw new IllegalArgumentException("a recipient's index is %d, below 0".formatted(index));
        }
        Headers.requireOneLine("address of recipient " + index, address);
    }

    /** Without the address, so that no log line holds one. */
    @Override
    public String toString() {
        return "Recipient[" + index + "]";
    }
}
