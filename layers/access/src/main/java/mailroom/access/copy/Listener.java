package mailroom.access.copy;

/** Who must do something at once when a person or a key changes. May hear of a change more than once. */
public interface Listener {
    void heard(Change.Single change);

    /** Policies or roles are others than before, or may be: what was allowed may be so no longer. The copy has them already. */
    default void rulesChanged() {}
}
