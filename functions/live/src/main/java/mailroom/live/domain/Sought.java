package mailroom.live.domain;

/** Whose connections are looked for. */
public sealed interface Sought {
    record OfKey(String keyId) implements Sought {}

    record OfPerson(String subject) implements Sought {}

    record All() implements Sought {}
}
