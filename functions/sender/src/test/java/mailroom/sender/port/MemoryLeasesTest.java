package mailroom.sender.port;

import mailroom.sender.domain.MovingClock;

class MemoryLeasesTest extends LeasesContract {
    @Override
    protected Leases leases(MovingClock clock) {
        return new MemoryLeases(clock);
    }
}
