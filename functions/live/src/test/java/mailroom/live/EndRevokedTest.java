package mailroom.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mailroom.access.Access;
import mailroom.access.Person;
import mailroom.access.copy.Change;
import mailroom.access.fake.FakeRights;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Watcher;
import mailroom.live.fake.FakeClock;
import mailroom.live.fake.Given;
import mailroom.live.fake.InMemoryLive;
import mailroom.live.fake.LivePorts;
import mailroom.live.fake.RecordedSockets;
import mailroom.live.usecase.EndConnections;
import org.junit.jupiter.api.Test;

class EndRevokedTest {
    private final Random random = new Random(1);
    private final LivePorts live = new InMemoryLive().ports();
    private final RecordedSockets sockets = new RecordedSockets();
    private final FakeRights rights = new FakeRights()
            .policy("viewer", "permit(principal in Role::\"viewer\", action == Action::\"WatchBatches\", resource);")
            .person("ada", Given.TEAM.name(), "viewer")
            .person("rob", "red", "viewer");
    private final EndRevoked revoked = new EndRevoked(
            new EndConnections(live.connected(), live.connections(), sockets),
            new MayWatch(new Access(rights, new FakeClock(Given.NOW))));
    private final ConnectionId adas = connected(Given.ADA);
    private final ConnectionId testing = connected(Given.TESTER);
    private final ConnectionId robs = connected(Given.STRANGER);

    private ConnectionId connected(Watcher watcher) {
        ConnectionId id = Given.connection(random);
        live.connections().open(new Connection(id, watcher, Given.NOW));
        return id;
    }

    private void gone(ConnectionId... expected) {
        assertThat(java.util.stream.Stream.of(adas, testing, robs).filter(sockets::isGone))
                .containsExactly(expected);
    }

    private static Change.OfPerson changed(String subject, Person now) {
        return new Change.OfPerson(7, subject, Optional.of(now));
    }

    @Test
    void a_revoked_key_ends_what_it_opened() {
        revoked.heard(new Change.OfKey(7, Given.ADA.keyId(), false));
        gone();
        revoked.heard(new Change.OfKey(8, Given.ADA.keyId(), true));
        gone(adas);
    }

    @Test
    void a_disabled_person_loses_all_connections() {
        rights.disabled("ada");
        revoked.heard(changed("ada", new Person(Given.TEAM.name(), Set.of("viewer"), true)));
        gone(adas, testing);
    }

    @Test
    void a_person_who_moves_to_another_team_loses_those_of_the_old_one() {
        rights.person("ada", "red", "viewer");
        revoked.heard(changed("ada", new Person("red", Set.of("viewer"), false)));
        gone(adas, testing);
    }

    @Test
    void a_change_that_takes_nothing_ends_nothing() {
        rights.person("ada", Given.TEAM.name(), "viewer", "lead");
        revoked.heard(changed("ada", new Person(Given.TEAM.name(), Set.of("viewer", "lead"), false)));
        revoked.rulesChanged();
        gone();
    }

    @Test
    void a_disabled_role_ends_the_connections_of_all_who_have_no_other() {
        rights.policy("lead", "permit(principal in Role::\"lead\", action == Action::\"WatchBatches\", resource);")
                .person("rob", "red", "viewer", "lead")
                .disabledRole("viewer");
        revoked.rulesChanged();
        gone(adas, testing);
    }

    @Test
    void nobody_is_hung_up_on_because_there_is_no_copy() {
        rights.gone();
        revoked.rulesChanged();
        gone();
    }
}
