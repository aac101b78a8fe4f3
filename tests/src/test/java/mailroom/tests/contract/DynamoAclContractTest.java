package mailroom.tests.contract;

import java.time.InstantSource;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.port.AclContract;
import mailroom.security.port.AclEntries;
import mailroom.security.port.AuditTrail;
import mailroom.security.port.Changes;
import mailroom.security.port.RolesOf;
import mailroom.security.port.Standings;
import mailroom.security.port.Things;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoAclContractTest extends AclContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static String table() {
        return SERVICES.ref("SecurityTable");
    }

    @Override
    protected Things things() {
        return SecurityAdapters.things(SERVICES.dynamo(), table());
    }

    @Override
    protected Changes changes() {
        return SecurityAdapters.changes(SERVICES.dynamo(), table());
    }

    @Override
    protected Standings standings() {
        return SecurityAdapters.standings(SERVICES.dynamo(), table());
    }

    @Override
    protected AuditTrail audit() {
        return SecurityAdapters.auditTrail(SERVICES.dynamo(), table());
    }

    @Override
    protected AclEntries entries(InstantSource clock) {
        return SecurityAdapters.aclEntries(SERVICES.dynamo(), table(), clock);
    }

    @Override
    protected RolesOf roles() {
        return SecurityAdapters.rolesOf(SERVICES.dynamo(), table());
    }
}
