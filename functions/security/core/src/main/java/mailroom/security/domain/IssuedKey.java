package mailroom.security.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An API key as an entry of the ACL: shown without the hash of its secret. */
public record IssuedKey(ApiKey key) implements Thing {
    public boolean isRevoked() {
        return key.revoked().isBefore(ApiKey.NEVER);
    }

    /** The first revocation stays. */
    public IssuedKey revokedAt(Instant at) {
        return isRevoked() ? this : new IssuedKey(key.revokedAt(at));
    }

    @Override
    public Kind kind() {
        return Kind.KEY;
    }

    @Override
    public String id() {
        return key.id().value();
    }

    /** What never happens has no member. The last use is no part of it: it is no change of the ACL. */
    @Override
    public Map<String, Object> shown() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", id());
        shown.put("subject", key.owner().subject());
        shown.put("team", key.owner().team());
        shown.put("mode", key.id().test() ? "test" : "live");
        shown.put("scope", List.copyOf(key.scope()));
        shown.put("created_at", key.created().toString());
        if (key.expires().isBefore(ApiKey.NEVER)) {
            shown.put("expires_at", key.expires().toString());
        }
        if (isRevoked()) {
            shown.put("revoked_at", key.revoked().toString());
        }
        return shown;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("revoked", isRevoked());
    }
}
