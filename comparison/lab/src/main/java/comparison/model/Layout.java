package comparison.model;

/** How a contender lays its endpoints out. */
public enum Layout {
    ROUTED,
    SEPARATE,
    /** Serves nothing of the API: a floor to compare with. */
    FLOOR,
    /** Serves one endpoint the way that other teams do: a peer to compare with. */
    PEER
}
