package mailroom.security.domain;

/** What trying to change a thing can end in. */
public sealed interface Changed<T extends Thing> {
    /** It is as wanted; also where it was so before, and then of its old version. */
    record Done<T extends Thing>(Stored<T> now) implements Changed<T> {}

    /** There is one of that id already. */
    record Exists<T extends Thing>() implements Changed<T> {}

    record Missing<T extends Thing>() implements Changed<T> {}

    /** Somebody changed it since: look at it again. */
    record Stale<T extends Thing>(long version) implements Changed<T> {}

    /** There may be no more of that kind. */
    record Full<T extends Thing>(int most) implements Changed<T> {}

    /** Others changed the ACL all the time: nothing happened, and asking again may help. */
    record Busy<T extends Thing>() implements Changed<T> {}
}
