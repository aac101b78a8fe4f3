package mailroom.batches.domain;

import java.util.Locale;

/** Whether mails of a batch reach people: a test key's go to the provider's simulator only. */
public enum Mode {
    LIVE,
    TEST;

    /** As requests, answers and tables show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
