package mailroom.security.port;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.KeyId;

/** Keys in memory. */
public final class MemoryApiKeys implements ApiKeys {
    private final Map<KeyId, ApiKey> keys = new ConcurrentHashMap<>();

    @Override
    public Optional<ApiKey> find(KeyId id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public void add(ApiKey key) {
        if (keys.putIfAbsent(key.id(), key) != null) {
            throw new KeyExists(key.id());
        }
    }

    @Override
    public void used(KeyId id, Instant at) {
        keys.computeIfPresent(id, (same, key) -> at.isAfter(key.lastUsed()) ? key.usedAt(at) : key);
    }

    @Override
    public Revocation revoke(KeyId id, Instant at) {
        ApiKey after =
                keys.computeIfPresent(id, (same, key) -> key.revoked().equals(ApiKey.NEVER) ? key.revokedAt(at) : key);
        return after == null ? new Revocation.NoSuchKey() : new Revocation.Revoked(after.revoked());
    }
}
