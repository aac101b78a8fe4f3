package mailroom.security.port;

/** Which signing key the operator wants to sign. */
public interface ActiveSlot {
    /** {@code A} or {@code B}. */
    String read();
}
