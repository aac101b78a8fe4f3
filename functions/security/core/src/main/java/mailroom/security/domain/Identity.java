package mailroom.security.domain;

import java.util.Set;

/**
 * Who calls, as the handlers behind the gateway learn it.
 *
 * @param keyId the API key that was shown or exchanged, or {@code oidc:<issuer alias>:<sub>} of an outside issuer's token
 * @param test whether the key is for trying out ({@link KeyId#test})
 * @param scope the actions that the caller restricted itself to; empty for no restriction
 */
public record Identity(Owner owner, String keyId, boolean test, Set<String> scope) {
    public Identity {
        scope = Names.actions(scope);
    }

    static Identity of(ApiKey key) {
        return new Identity(key.owner(), key.id().value(), key.id().test(), key.scope());
    }

    static Identity of(Claims claims) {
        return new Identity(
                claims.owner(), claims.keyId().value(), claims.keyId().test(), claims.scope());
    }
}
