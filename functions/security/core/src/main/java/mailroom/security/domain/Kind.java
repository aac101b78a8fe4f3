package mailroom.security.domain;

import java.util.Locale;

/** What the ACL is made of. */
public enum Kind {
    PERSON,
    ROLE,
    POLICY,
    KEY;

    /** As events and the audit say it, such as {@code person}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
