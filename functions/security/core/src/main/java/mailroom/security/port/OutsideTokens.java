package mailroom.security.port;

import mailroom.security.domain.OutsideClaims;
import mailroom.security.domain.Refusal;

/** Tokens of the issuers that the operator trusts: form, signature, issuer and audience, not whether they are still good. */
public interface OutsideTokens {
    /** Nobody is trusted. */
    OutsideTokens NONE = _ -> new Reading.NotTheirs();

    /** Reads any text at all; throws only when an issuer's keys are needed and cannot be had. */
    Reading read(String token);

    /** What reading a token can find. */
    sealed interface Reading {
        /** It does not say that it is of a trusted issuer. */
        record NotTheirs() implements Reading {}

        record Genuine(OutsideClaims claims) implements Reading {}

        record Refused(Refusal reason) implements Reading {}
    }
}
