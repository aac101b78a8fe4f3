package mailroom.tests.matrix;

import java.util.Locale;

/** Who calls: nobody, or somebody with one of the built-in roles and no other. */
public enum Actor {
    NOBODY,
    ADMIN,
    LEAD,
    SENDER,
    VIEWER;

    /** The role's name as the security service has it. */
    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    String heading() {
        return this == NOBODY ? "no token" : role();
    }
}
