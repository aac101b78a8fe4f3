package mailroom.live.fake;

import mailroom.live.port.LiveTableContract;

class InMemoryLiveTest extends LiveTableContract {
    private final InMemoryLive live = new InMemoryLive();

    @Override
    protected LivePorts ports() {
        return live.ports();
    }
}
