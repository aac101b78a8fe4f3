package mailroom.access.copy;

/** The copy's people and keys. */
public interface Entries {
    /** Whether a change said something. */
    enum Kept {
        NEW,
        /** The copy knows this version or a later one. */
        KNOWN
    }

    /** Of two states of one thing that of the greater version stays, whoever comes first. */
    Kept keep(Change.Single change);
}
