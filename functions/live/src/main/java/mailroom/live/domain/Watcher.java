package mailroom.live.domain;

/**
 * Who asked for a connection, as the authorizer said it.
 *
 * @param keyId of the key that vouched for the caller: revoking it ends the connection
 * @param scope names of actions with spaces between them; empty, no limit
 */
public record Watcher(Space space, String subject, String keyId, String scope) {
    /** Long enough for a subject of outside issuers; both are parts of table keys. */
    private static final int MOST_CHARACTERS = 256;

    public Watcher {
        if (subject.isBlank() || subject.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a subject has 1 to %d characters".formatted(MOST_CHARACTERS));
        }
        if (keyId.isBlank() || keyId.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a key's id has 1 to %d characters".formatted(MOST_CHARACTERS));
        }
    }

    /** The same person after a move to another team. */
    public Watcher inTeam(Team other) {
        return new Watcher(new Space(other, space.mode()), subject, keyId, scope);
    }
}
