package mailroom.sender.domain;

/** What may stand in a mail's header: a line break there would let its author add headers, and recipients, of his own. */
final class Headers {
    private Headers() {}

    static void requireOneLine(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        if (!isOneLine(value)) {
            throw new IllegalArgumentException(what + " holds a line break or another control character");
        }
    }

    static boolean isOneLine(String value) {
        return value.chars().noneMatch(it -> (it < ' ' && it != '\t') || it == 0x7f);
    }
}
