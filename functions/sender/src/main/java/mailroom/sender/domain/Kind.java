package mailroom.sender.domain;

import java.util.Locale;

/** The two kinds of mail; each has a queue of its own, so that bulk never delays transactional. */
public enum Kind {
    TRANSACTIONAL,
    BULK;

    /** As it stands in events and message attributes. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String text) {
        for (Kind kind : values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind is neither transactional nor bulk");
    }
}
