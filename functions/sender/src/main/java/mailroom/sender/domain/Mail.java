package mailroom.sender.domain;

/** One recipient's mail, rendered. */
public record Mail(int index, String address, String subject, Body body) {
    public Mail {
        Headers.requireOneLine("address of recipient " + index, address);
        if (!Headers.isOneLine(subject)) {
            throw new IllegalArgumentException("the subject holds a line break or another control character");
        }
    }

    @Override
    public String toString() {
        return "Mail[" + index + "]";
    }
}
