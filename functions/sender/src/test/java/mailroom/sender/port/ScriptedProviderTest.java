package mailroom.sender.port;

class ScriptedProviderTest extends ProviderContract {
    @Override
    protected Provider provider() {
        return new ScriptedProvider((_, _) -> ScriptedProvider.SENT);
    }
}
