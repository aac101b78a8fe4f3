package mailroom.security.domain;

/** Why a caller was refused. For the log only: an answer that told the reason would help whoever is guessing. */
public enum Refusal {
    NO_CREDENTIALS,
    MALFORMED,
    TOO_LONG,
    /** A part is not the canonical base64url of its content. */
    NOT_CANONICAL,
    /** A header parameter besides alg, typ and kid: jwk, jku, x5u, crit, b64 and whatever else. */
    HEADER_PARAMETER,
    WRONG_ALGORITHM,
    WRONG_TYPE,
    UNKNOWN_SIGNING_KEY,
    BAD_SIGNATURE,
    /** A claim is missing, twice there, or of another type or form. */
    BAD_CLAIMS,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    EXPIRED,
    ISSUED_IN_FUTURE,
    LIVES_TOO_LONG,
    UNKNOWN_KEY,
    WRONG_SECRET,
    KEY_EXPIRED,
    KEY_REVOKED
}
