package mailroom.security.port;

import java.util.Optional;
import java.util.function.Function;
import mailroom.security.domain.Claims;
import mailroom.security.domain.Refusal;
import mailroom.security.domain.VerificationKey;

/** How a token is written down and read again: form and signature, not whether it is for us or still good. */
public interface TokenFormat {
    String write(Claims claims, Signer signer);

    /** Reads any text at all; throws only what {@code keyOfKid} throws. */
    Reading read(String token, Function<String, Optional<VerificationKey>> keyOfKid);

    /** What reading a token can find. */
    sealed interface Reading {
        /** Signed by one of the keys, and of the one form that we write. */
        record Genuine(Claims claims) implements Reading {}

        record Refused(Refusal reason) implements Reading {}
    }
}
