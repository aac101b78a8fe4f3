package mailroom.batches.domain;

/**
 * What every recipient of a batch gets, stored once per batch. An empty {@code replyTo}, {@code text} or {@code html} was not given.
 */
public record Content(Sender from, String replyTo, String subject, String text, String html) {
    /** Of subject, text and html as JSON: with a chunk of {@link Chunking#MOST_BYTES} it must fit a message of 256 KB. */
    public static final int MOST_BYTES = 64 * 1024;

    public static final int MOST_SUBJECT = 998; // RFC 5322: a line

    public Content {
        if (subject.isEmpty() || subject.length() > MOST_SUBJECT) {
            throw new IllegalArgumentException("a subject has 1 to %d characters".formatted(MOST_SUBJECT));
        }
        if (text.isEmpty() && html.isEmpty()) {
            throw new IllegalArgumentException("content needs text or html");
        }
    }
}
