package mailroom.access.copy;

/** A look at a gap that was found, later. */
public interface GapChecks {
    /** Orders one after {@link KeepCopy#PATIENCE}. */
    void order();
}
