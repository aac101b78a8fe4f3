package mailroom.security.api;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901)
 * @param line of the text there, from 1; 0 where lines say nothing
 */
record Violation(String pointer, String detail, int line) {
    Violation(String pointer, String detail) {
        this(pointer, detail, 0);
    }

    static Violation of(String member, String detail) {
        return new Violation("/" + escaped(member), detail);
    }

    /** Of one of a list. */
    static Violation of(String member, int index, String detail) {
        return new Violation("/%s/%d".formatted(escaped(member), index), detail);
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
