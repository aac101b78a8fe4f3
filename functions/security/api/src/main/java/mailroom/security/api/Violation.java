package mailroom.security.api;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901)
 */
record Violation(String pointer, String detail) {
    static Violation of(String member, String detail) {
        return new Violation("/" + member.replace("~", "~0").replace("/", "~1"), detail);
    }
}
