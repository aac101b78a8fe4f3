package mailroom.security.domain;

/** What exchanging an API key for a token can end in. */
public sealed interface Exchange {
    /** The token, and its claims for the log: {@code jti} may be logged, the token never. */
    record Issued(String token, Claims claims) implements Exchange {
        @Override
        public String toString() {
            return "Issued[token=hidden, claims=" + claims + "]";
        }
    }

    record Refused(Refusal reason) implements Exchange {}
}
