package mailroom.access;

/** Why a caller was denied. For the log: answers never say it. */
public enum Why {
    /** No policy permits it. */
    NO_POLICY,
    /** A policy forbids it, or one of them could not be evaluated. */
    FORBIDDEN,
    KEY_REVOKED,
    PERSON_DISABLED,
    /** Somebody of an outside issuer who is not among our people. */
    PERSON_UNKNOWN,
    /** The person may, this key may not. */
    OUT_OF_SCOPE
}
