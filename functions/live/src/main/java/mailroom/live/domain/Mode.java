package mailroom.live.domain;

import java.util.Locale;

/** Whether mails reach people, or the provider's simulator only: a test key's callers see test batches, and nobody else does. */
public enum Mode {
    LIVE,
    TEST;

    /** As events, tables and the authorizer show it; what is not said is live. */
    public static Mode of(String label) {
        return label.equals(TEST.label()) ? TEST : LIVE;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
