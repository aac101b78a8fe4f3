package mailroom.tests.matrix;

/** Whose thing it is that a route is about, seen from who calls. */
public enum Whose {
    OWN,
    SAME_TEAM,
    OTHER_TEAM
}
