package mailroom.batches.domain;

/**
 * Who made a batch.
 *
 * @param subject the person or service, as its token or key names it
 */
public record Owner(Space space, String subject) {
    public static final int MOST_CHARACTERS = 256;

    public Owner {
        if (subject.isBlank() || subject.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("an owner is named by 1 to %d characters".formatted(MOST_CHARACTERS));
        }
    }
}
