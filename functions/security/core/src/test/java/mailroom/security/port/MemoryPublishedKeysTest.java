package mailroom.security.port;

class MemoryPublishedKeysTest extends PublishedKeysContract {
    private final PublishedKeys store = new MemoryPublishedKeys();

    @Override
    protected PublishedKeys published() {
        return store;
    }
}
