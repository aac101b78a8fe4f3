package mailroom.security.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import mailroom.security.port.FakeClock;
import mailroom.security.port.MemoryAcl;
import org.junit.jupiter.api.Test;

class OperatorTest {
    private static final Cause CAUSE =
            new Cause(Cause.OPERATOR, "", "cli-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    private static final int SEEDED =
            BuiltIn.roles().size() + BuiltIn.policies().size();

    private final FakeClock clock = new FakeClock();
    private final MemoryAcl acl = new MemoryAcl(clock);
    private final Operator operator = new Operator(acl, acl, clock, new Random(1), CAUSE);
    private final ChangeAcl change = new ChangeAcl(acl, acl, clock);

    private CreatedApiKey key(String subject, String team, Optional<String> role) {
        return operator.createKey(new NewApiKey(new Owner(subject, team), false, Set.of(), ApiKey.NEVER), role);
    }

    private CreatedApiKey key(String subject) {
        return key(subject, "post", Optional.empty());
    }

    private Person person(String subject) {
        return acl.find(Person.class, subject).orElseThrow().thing();
    }

    @Test
    void the_first_key_makes_what_it_needs_and_an_admin() {
        CreatedApiKey made = key("ann");

        assertThat(acl.head())
                .isEqualTo(new Head(
                        SEEDED + 2, BuiltIn.roles().size(), BuiltIn.policies().size()));
        assertThat(person("ann").roles()).containsExactly("admin");
        assertThat(acl.find(IssuedKey.class, made.key().id().value())
                        .orElseThrow()
                        .thing()
                        .key())
                .isEqualTo(made.key());
        assertThat(acl.changes()).allMatch(it -> it.cause().equals(CAUSE));
    }

    @Test
    void others_are_senders_unless_a_role_is_named() {
        key("ann");
        key("bob");
        key("cid", "post", Optional.of("viewer"));

        assertThat(person("bob").roles()).containsExactly("sender");
        assertThat(person("cid").roles()).containsExactly("viewer");
    }

    @Test
    void a_further_key_changes_nothing_about_its_person_but_a_role_that_is_named() {
        key("ann");
        Person before = person("ann");
        key("ann");
        assertThat(person("ann")).isEqualTo(before);
        assertThat(acl.head().version()).isEqualTo(SEEDED + 3);
        key("ann", "post", Optional.of("lead"));

        assertThat(person("ann").roles()).containsExactly("admin", "lead");
    }

    @Test
    void a_built_in_that_was_taken_away_or_changed_stays_as_it_was_left() {
        key("ann");
        change.delete("viewer", OptionalLong.empty(), CAUSE);
        operator.disableRole("viewer");
        key("bob");

        assertThat(acl.find(Policy.class, "viewer")).isEmpty();
        assertThat(acl.find(Role.class, "viewer").orElseThrow().thing().disabled())
                .isTrue();
    }

    @Test
    void seeding_that_broke_off_goes_on() {
        change.create(BuiltIn.roles().getFirst(), CAUSE);
        key("ann");

        assertThat(acl.head().policies()).isEqualTo(BuiltIn.policies().size());
        assertThat(acl.head().roles()).isEqualTo(BuiltIn.roles().size());
    }

    @Test
    void an_unknown_role_and_another_team_are_refused() {
        key("ann");
        long version = acl.head().version();

        assertThatThrownBy(() -> key("bob", "post", Optional.of("king"))).hasMessageContaining("king");
        assertThatThrownBy(() -> key("ann", "news", Optional.empty())).hasMessageContaining("post");
        assertThat(acl.head().version()).isEqualTo(version);
        assertThat(acl.find(Person.class, "bob")).isEmpty();
    }

    @Test
    void keys_people_and_roles_are_taken_back() {
        KeyId id = key("ann").key().id();
        operator.revoke(id);
        operator.disablePerson("ann");
        operator.disableRole("lead");

        Standing standing = acl.read("ann", id.value());
        assertThat(standing.keyRevoked()).isTrue();
        assertThat(standing.person().orElseThrow().disabled()).isTrue();
        assertThat(standing.disabledRoles()).containsExactly("lead");
        assertThat(operator.disablePerson("nobody")).isEqualTo(new Changed.Missing<Person>());
        assertThat(operator.keys(Optional.empty()).items()).hasSize(1);
    }
}
