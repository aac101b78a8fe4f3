package mailroom.security.domain;

/**
 * How far the ACL has come.
 *
 * @param version of the last change; 0 before the first
 * @param roles how many there are
 * @param policies how many there are, without those that were deleted
 */
public record Head(long version, int roles, int policies) {
    public static final Head NONE = new Head(0, 0, 0);

    /** With {@link Policy#MOST_BYTES} the reason why a copy of all rules fits into one item (400 KB). */
    public static final int MOST_POLICIES = 50;

    public static final int MOST_ROLES = 100;

    /** How many more of that kind there may be; people and keys are not counted. */
    int room(Kind kind) {
        return switch (kind) {
            case ROLE -> MOST_ROLES - roles;
            case POLICY -> MOST_POLICIES - policies;
            case PERSON, KEY -> Integer.MAX_VALUE;
        };
    }

    /** The head after that change. */
    public Head after(Edit edit) {
        int more =
                switch (edit) {
                    case Edit.Create _ -> 1;
                    case Edit.Replace _ -> 0;
                    case Edit.Delete _ -> -1;
                };
        Kind kind = edit.thing().kind();
        return new Head(
                version + 1, roles + (kind == Kind.ROLE ? more : 0), policies + (kind == Kind.POLICY ? more : 0));
    }
}
