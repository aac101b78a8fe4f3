package mailroom.security.port;

class MemoryApiKeysTest extends ApiKeysContract {
    private final ApiKeys store = new MemoryApiKeys();

    @Override
    protected ApiKeys keys() {
        return store;
    }
}
