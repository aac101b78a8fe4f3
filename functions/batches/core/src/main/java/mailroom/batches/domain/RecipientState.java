package mailroom.batches.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can have become of a recipient, in merge rank: of two reports the later constant wins, whatever came first. {@code UNKNOWN} is final
 * for the counts, yet any later report of the provider replaces it.
 */
public enum RecipientState {
    QUEUED('q', false),
    SENDING('s', false),
    SENT('t', false),
    DELAYED('y', false),
    UNKNOWN('u', true),
    EXPIRED('e', true),
    CANCELED('n', true),
    FAILED('f', true),
    REJECTED('r', true),
    SUPPRESSED('p', true),
    DELIVERED('d', true),
    BOUNCED('b', true),
    COMPLAINED('c', true);

    /** The finals in the order in which answers list them. */
    public static final List<RecipientState> FINALS =
            List.of(DELIVERED, BOUNCED, COMPLAINED, SUPPRESSED, REJECTED, FAILED, EXPIRED, CANCELED, UNKNOWN);

    private static final EnumSet<RecipientState> ALL = EnumSet.allOf(RecipientState.class);

    private final char sign;
    private final boolean last;

    RecipientState(char sign, boolean last) {
        this.sign = sign;
        this.last = last;
    }

    /** One character, for the table. */
    public char sign() {
        return sign;
    }

    public boolean isFinal() {
        return last;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RecipientState> of(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }

    public static RecipientState ofSign(char sign) {
        return ALL.stream()
                .filter(it -> it.sign == sign)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state has the sign " + sign));
    }
}
