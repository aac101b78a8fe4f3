package mailroom.security.port;

class MemorySignerTest extends SignerContract {
    private final Signer signer = MemorySigner.inSlot("A");

    @Override
    protected Signer signer() {
        return signer;
    }
}
