package mailroom.security.port;

import java.time.InstantSource;

class MemoryAclTest extends AclContract {
    private InstantSource now = new FakeClock();
    private final MemoryAcl acl = new MemoryAcl(() -> now.instant());

    @Override
    protected Things things() {
        return acl;
    }

    @Override
    protected Changes changes() {
        return acl;
    }

    @Override
    protected Standings standings() {
        return acl;
    }

    @Override
    protected AuditTrail audit() {
        return acl;
    }

    @Override
    protected AclEntries entries(InstantSource clock) {
        now = clock;
        return acl;
    }

    @Override
    protected RolesOf roles() {
        return acl::rolesOf;
    }
}
