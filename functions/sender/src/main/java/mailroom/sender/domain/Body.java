package mailroom.sender.domain;

/** A mail's body: plain text, HTML, or both as alternatives. */
public sealed interface Body {
    record Text(String text) implements Body {}

    record Html(String html) implements Body {}

    record Both(String text, String html) implements Body {}
}
