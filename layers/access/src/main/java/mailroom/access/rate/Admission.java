package mailroom.access.rate;

/** What the limit says to one request. */
public sealed interface Admission {
    /** There is no limit. */
    record Free() implements Admission {}

    record Within(Quota quota) implements Admission {}

    /** Nothing of it may be done before the next window. */
    record Exceeded(Quota quota) implements Admission {}
}
