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

    /** Whether there can be one of that id: nobody needs to look for it otherwise. */
    public boolean isId(String text) {
        return switch (this) {
            case PERSON -> Owner.isSubject(text);
            case ROLE -> Role.isName(text);
            case POLICY -> Policy.isId(text);
            case KEY -> KeyId.isWellFormed(text);
        };
    }
}
