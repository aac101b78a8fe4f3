package mailroom.security.domain;

/** A key that was just made: the only moment at which its secret is known. */
public record CreatedApiKey(ApiKey key, Secret secret) {

    /** {@code <key id>.<secret>}, as it goes behind {@code Authorization: Bearer}. To be shown once. */
    public String credentials() {
        return key.id() + "." + secret.value();
    }
}
