package mailroom.batches.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a recipient ended as it did, as far as the provider says. Empty strings where it says nothing; longer texts are cut, since a state
 * item must stay small.
 */
public record Reason(Bounce bounce, String code, String diagnostic) {
    public static final Reason NONE = new Reason(Bounce.NONE, "", "");
    private static final int MOST_CODE = 64;
    private static final int MOST_DIAGNOSTIC = 200;

    public Reason {
        code = cut(code, MOST_CODE);
        diagnostic = cut(diagnostic, MOST_DIAGNOSTIC);
    }

    /** Whether trying again later can help. */
    public enum Bounce {
        NONE,
        PERMANENT,
        TRANSIENT;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Bounce> of(String label) {
            return Arrays.stream(values())
                    .filter(it -> it != NONE && it.label().equals(label))
                    .findFirst();
        }
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
