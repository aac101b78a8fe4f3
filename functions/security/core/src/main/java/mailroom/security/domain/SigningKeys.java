package mailroom.security.domain;

import java.util.List;
import mailroom.security.port.PublishedKeys;
import mailroom.security.port.Signer;

/** The signing keys that there are, of which one is active. What verifies tokens learns of all of them before any signs. */
public final class SigningKeys {
    private final List<Signer> all;
    private final Signer active;
    private final PublishedKeys published;
    private boolean known;

    /** {@code active} is one of {@code all}. */
    public SigningKeys(List<Signer> all, Signer active, PublishedKeys published) {
        if (!all.contains(active)) {
            throw new IllegalArgumentException("the active signing key is none of the signing keys");
        }
        this.all = List.copyOf(all);
        this.active = active;
        this.published = published;
    }

    public KeySet keySet() {
        return new KeySet(all.stream().map(Signer::publicKey).toList());
    }

    /** The active signer, after all keys were published, so that the next one to sign is known long before it does. */
    public synchronized Signer published() {
        if (!known) {
            KeySet ours = keySet();
            if (!published.read().equals(ours)) {
                published.publish(ours);
            }
            known = true;
        }
        return active;
    }
}
