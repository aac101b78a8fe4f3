package mailroom.cli;

/** Where a stack's choice of the signing key stands, {@code A} or {@code B}. */
interface SigningKeyChoice {
    String read();

    /** Changes that and nothing else. */
    void write(String slot);
}
