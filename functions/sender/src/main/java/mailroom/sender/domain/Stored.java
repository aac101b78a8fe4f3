package mailroom.sender.domain;

/** What storing progress in a lease can find. */
public enum Stored {
    KEPT,
    /** The lease had ended, and somebody else has decided: what stands there stays. */
    OVERTAKEN
}
