package mailroom.batches.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which queue a batch's chunks take: somebody waits for a transactional mail, nobody for a bulk one. */
public enum Kind {
    TRANSACTIONAL,
    BULK;

    /** The name in requests, answers and message attributes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }
}
