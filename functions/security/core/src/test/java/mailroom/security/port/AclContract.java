package mailroom.security.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.security.domain.AclEntry;
import mailroom.security.domain.AclSnapshot;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.Cause;
import mailroom.security.domain.Change;
import mailroom.security.domain.ChangeAcl;
import mailroom.security.domain.Changed;
import mailroom.security.domain.IssuedKey;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.Kind;
import mailroom.security.domain.Owner;
import mailroom.security.domain.Page;
import mailroom.security.domain.Person;
import mailroom.security.domain.Policy;
import mailroom.security.domain.Role;
import mailroom.security.domain.Standing;
import mailroom.security.domain.Stored;
import mailroom.security.domain.TakeSnapshot;
import mailroom.security.domain.Thing;
import org.junit.jupiter.api.Test;

/** What every ACL does; run over the fake here and over the table where there is one. The store may hold other things. */
public abstract class AclContract {
    protected static final Cause CAUSE =
            new Cause("ann@example.com", "key", "req-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    private static int made;

    private final String mark = "x%d".formatted(++made);
    private final FakeClock clock = new FakeClock();

    protected abstract Things things();

    protected abstract Changes changes();

    protected abstract Standings standings();

    protected abstract AuditTrail audit();

    protected abstract AclEntries entries(InstantSource clock);

    protected abstract RolesOf roles();

    private ChangeAcl acl() {
        return new ChangeAcl(things(), changes(), clock);
    }

    private Person person(String name, String... roles) {
        return new Person(new Owner(mark + "-" + name, "post"), Set.of(roles), false);
    }

    private IssuedKey key(int number) {
        var id = new KeyId("mk_live_01JD3Q8Z6N4W5X7Y9B%04d%04d".formatted(Integer.parseInt(mark.substring(1)), number));
        Instant now = clock.instant();
        return new IssuedKey(new ApiKey(
                id, "ab".repeat(32), new Owner("ann", "post"), Set.of("ListBatches"), now, ApiKey.NEVER, ApiKey.NEVER));
    }

    private <T extends Thing> Stored<T> created(T thing) {
        return done(acl().create(thing, CAUSE));
    }

    private static <T extends Thing> Stored<T> done(Changed<T> changed) {
        if (changed instanceof Changed.Done<T>(var now)) {
            return now;
        }
        throw new AssertionError("not done: " + changed);
    }

    private Change last() {
        return audit().page(OptionalLong.empty(), 1).items().getFirst();
    }

    @Test
    public void what_was_created_is_found_as_it_was_with_the_version_of_the_acl() {
        Stored<Person> person = created(person("ann", "sender", "viewer"));
        Stored<Role> role = created(new Role(mark, "a role", true));
        Stored<Policy> policy = created(new Policy(mark, "a policy", "permit (principal, action, resource);"));
        Stored<IssuedKey> key = created(key(1));

        assertThat(things().find(Person.class, person.thing().id())).contains(person);
        assertThat(things().find(Role.class, mark)).contains(role);
        assertThat(things().find(Policy.class, mark)).contains(policy);
        assertThat(things().find(IssuedKey.class, key.thing().id())).contains(key);
        assertThat(List.of(role.version(), policy.version(), key.version()))
                .containsExactly(person.version() + 1, person.version() + 2, person.version() + 3);
        assertThat(changes().head().version()).isEqualTo(key.version());
    }

    @Test
    public void what_there_is_cannot_be_created_again_and_nothing_changes() {
        Stored<Person> ann = created(person("ann", "sender"));
        long version = changes().head().version();

        assertThat(acl().create(person("ann", "admin"), CAUSE)).isEqualTo(new Changed.Exists<Person>());
        assertThat(things().find(Person.class, ann.thing().id())).contains(ann);
        assertThat(changes().head().version()).isEqualTo(version);
    }

    @Test
    public void what_there_is_not_is_not_found_and_cannot_be_changed() {
        assertThat(things().find(Person.class, mark)).isEmpty();
        assertThat(acl().change(Person.class, mark, OptionalLong.empty(), it -> it, CAUSE))
                .isEqualTo(new Changed.Missing<Person>());
        assertThat(things().find(Person.class, mark)).isEmpty();
    }

    @Test
    public void what_cannot_be_an_id_is_not_found() {
        for (String id : List.of("", " ", "x".repeat(3_000), "a/b", "\u0000")) {
            assertThat(things().find(Person.class, id)).isEmpty();
            assertThat(things().find(Role.class, id)).isEmpty();
            assertThat(things().find(Policy.class, id)).isEmpty();
            assertThat(things().find(IssuedKey.class, id)).isEmpty();
        }
    }

    @Test
    public void a_change_by_a_version_that_is_no_more_is_refused() {
        Stored<Person> before = created(person("ann", "sender"));
        Person disabled = new Person(before.thing().owner(), before.thing().roles(), true);
        Stored<Person> after = done(
                acl().change(Person.class, disabled.id(), OptionalLong.of(before.version()), _ -> disabled, CAUSE));

        assertThat(things().find(Person.class, disabled.id())).contains(after);
        assertThat(acl().change(
                                Person.class,
                                disabled.id(),
                                OptionalLong.of(before.version()),
                                _ -> before.thing(),
                                CAUSE))
                .isEqualTo(new Changed.Stale<Person>(after.version()));
        assertThat(things().find(Person.class, disabled.id())).contains(after);
    }

    @Test
    public void a_change_to_what_is_so_already_is_none() {
        Stored<Role> role = created(new Role(mark, "a role", false));
        long version = changes().head().version();

        assertThat(done(acl().change(Role.class, mark, OptionalLong.empty(), it -> it, CAUSE)))
                .isEqualTo(role);
        assertThat(changes().head().version()).isEqualTo(version);
    }

    @Test
    public void the_audit_says_who_did_what_and_how_it_was_before_and_after() {
        Stored<Role> role = created(new Role(mark, "a role", false));
        Change made = last();
        done(acl().change(Role.class, mark, OptionalLong.empty(), _ -> new Role(mark, "no role", true), CAUSE));
        Change changed = last();

        assertThat(made)
                .isEqualTo(new Change(
                        role.version(),
                        clock.instant(),
                        CAUSE,
                        "created",
                        Kind.ROLE,
                        mark,
                        Map.of(),
                        role.thing().shown(),
                        role.thing().state()));
        assertThat(changed.what()).isEqualTo("changed");
        assertThat(changed.before()).isEqualTo(role.thing().shown());
        assertThat(changed.after()).isEqualTo(Map.of("name", mark, "description", "no role", "disabled", true));
        assertThat(changed.version()).isEqualTo(made.version() + 1);
    }

    @Test
    public void the_audit_goes_back_to_the_first_change_page_by_page() {
        created(person("ann"));
        created(person("bob"));
        created(person("cid"));
        var versions = new ArrayList<Long>();
        Page<Change> page = audit().page(OptionalLong.empty(), 2);
        page.items().forEach(it -> versions.add(it.version()));
        while (page.next().isPresent()) {
            page = audit().page(OptionalLong.of(Long.parseLong(page.next().get())), 2);
            page.items().forEach(it -> versions.add(it.version()));
        }

        assertThat(versions)
                .hasSize((int) changes().head().version())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    public void a_deleted_policy_is_gone_and_can_be_made_again() {
        int before = changes().head().policies();
        var policy = new Policy(mark, "", "permit (principal, action, resource);");
        Stored<Policy> first = created(policy);

        assertThat(acl().delete(mark, OptionalLong.of(first.version() - 1), CAUSE))
                .isEqualTo(new Changed.Stale<Policy>(first.version()));
        assertThat(changes().head().policies()).isEqualTo(before + 1);
        done(acl().delete(mark, OptionalLong.of(first.version()), CAUSE));
        assertThat(changes().head().policies()).isEqualTo(before);
        assertThat(last().after()).isEmpty();
        assertThat(things().find(Policy.class, mark)).isEmpty();
        assertThat(things().page(Policy.class, Optional.empty(), 100).items())
                .noneMatch(it -> it.thing().id().equals(mark));
        assertThat(acl().delete(mark, OptionalLong.empty(), CAUSE)).isEqualTo(new Changed.Missing<Policy>());
        assertThat(created(policy).version()).isGreaterThan(first.version());
    }

    @Test
    public void a_list_goes_on_where_it_stopped_in_the_order_of_the_ids() {
        List<String> ids = Stream.of("c", "a", "d", "b")
                .map(it -> created(person(it)).thing().id())
                .sorted()
                .toList();
        var seen = new ArrayList<String>();
        Page<Stored<Person>> page = things().page(Person.class, Optional.empty(), 3);
        page.items().forEach(it -> seen.add(it.thing().id()));
        while (page.next().isPresent()) {
            page = things().page(Person.class, page.next(), 3);
            assertThat(page.items()).isNotEmpty();
            page.items().forEach(it -> seen.add(it.thing().id()));
        }

        assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(ids);
    }

    @Test
    public void keys_are_listed_and_none_of_the_other_kinds_with_them() {
        List<String> keys = IntStream.range(0, 3)
                .mapToObj(it -> created(key(it)).thing().id())
                .toList();

        assertThat(things().page(IssuedKey.class, Optional.empty(), 100).items())
                .extracting(it -> it.thing().id())
                .containsAll(keys)
                .allMatch(KeyId::isWellFormed);
    }

    @Test
    public void a_key_is_revoked_once_and_keeps_everything_else() {
        IssuedKey key = created(key(1)).thing();
        Stored<IssuedKey> first = done(acl().revoke(key.key().id(), CAUSE));
        clock.forward(java.time.Duration.ofMinutes(1));

        assertThat(done(acl().revoke(key.key().id(), CAUSE))).isEqualTo(first);
        assertThat(first.thing())
                .isEqualTo(new IssuedKey(key.key().revokedAt(first.thing().key().revoked())));
        assertThat(things().find(IssuedKey.class, key.id())).contains(first);
        assertThat(last().after()).containsKey("revoked_at");
        assertThat(last().state()).isEqualTo(Map.of("revoked", true));
    }

    @Test
    public void a_standing_is_all_that_decides_about_a_caller() {
        Person ann = created(person("ann", "sender")).thing();
        created(new Policy(mark, "", "forbid (principal, action, resource);"));
        created(new Role(mark, "", true));
        IssuedKey key = created(key(1)).thing();
        Standing standing = standings().read(ann.id(), key.id());

        assertThat(standing.person()).contains(ann);
        assertThat(standing.policies()).containsEntry(mark, "forbid (principal, action, resource);");
        assertThat(standing.disabledRoles()).contains(mark);
        assertThat(standing.keyRevoked()).isFalse();
        assertThat(standing.version()).isEqualTo(changes().head().version());
        done(acl().delete(mark, OptionalLong.empty(), CAUSE));
        done(acl().revoke(key.key().id(), CAUSE));
        assertThat(standings().read(ann.id(), key.id()).policies()).doesNotContainKey(mark);
        assertThat(standings().read(ann.id(), key.id()).keyRevoked()).isTrue();
        assertThat(standings().read(mark, "mk_live_nobody").person()).isEmpty();
    }

    @Test
    public void disabled_people_and_disabled_roles_give_nothing() {
        created(new Role("on-" + mark, "", false));
        created(new Role("off-" + mark, "", true));
        Person ann = created(person("ann", "on-" + mark, "off-" + mark)).thing();

        assertThat(roles().subject(ann.id())).containsExactly("on-" + mark);
        assertThat(roles().subject(mark)).isEmpty();
        done(acl().change(
                        Person.class,
                        ann.id(),
                        OptionalLong.empty(),
                        it -> new Person(it.owner(), it.roles(), true),
                        CAUSE));
        assertThat(roles().subject(ann.id())).isEmpty();
    }

    private List<AclEntry> snapshot(int pageSize) {
        var take = new TakeSnapshot(changes(), (after, _) -> entries(clock).page(after, pageSize));
        var all = new ArrayList<AclEntry>();
        AclSnapshot page = take.take(0, Optional.empty());
        long version = page.version();
        all.addAll(page.entries());
        while (page.next().isPresent()) {
            page = take.take(0, page.next());
            assertThat(page.version()).isEqualTo(version);
            all.addAll(page.entries());
        }
        return all;
    }

    @Test
    public void a_snapshot_holds_everything_once_however_long_its_pages_are() {
        Stored<Person> ann = created(person("ann", "sender"));
        Stored<Role> role = created(new Role(mark, "", false));
        created(new Policy(mark, "", "permit (principal, action, resource);"));
        done(acl().delete(mark, OptionalLong.empty(), CAUSE));
        Stored<IssuedKey> good = created(key(1));
        Stored<IssuedKey> revoked =
                done(acl().revoke(created(key(2)).thing().key().id(), CAUSE));

        assertThat(snapshot(2))
                .containsExactlyInAnyOrderElementsOf(snapshot(1_000))
                .contains(new AclEntry(
                        Kind.PERSON,
                        ann.thing().id(),
                        ann.version(),
                        ann.thing().state()))
                .contains(new AclEntry(
                        Kind.ROLE, mark, role.version(), role.thing().state()))
                .contains(new AclEntry(Kind.KEY, revoked.thing().id(), revoked.version(), Map.of("revoked", true)))
                .anySatisfy(it -> assertThat(List.of(it.kind(), it.id(), it.state()))
                        .isEqualTo(List.of(Kind.POLICY, mark, Map.of())))
                .noneMatch(it -> it.id().equals(good.thing().id()));
    }

    @Test
    public void a_snapshot_forgets_keys_that_nobody_can_present_any_more() {
        String key = done(acl().revoke(created(key(1)).thing().key().id(), CAUSE))
                .thing()
                .id();
        assertThat(snapshot(100)).anyMatch(it -> it.id().equals(key));
        clock.forward(AclEntries.REVOKED_KEPT.plusSeconds(1));

        assertThat(snapshot(100)).noneMatch(it -> it.id().equals(key));
    }

    @Test
    public void whoever_knows_the_version_is_told_so_and_no_more() {
        created(person("ann"));
        var take = new TakeSnapshot(changes(), entries(clock));
        long version = changes().head().version();

        assertThat(take.take(version, Optional.empty()))
                .isEqualTo(new AclSnapshot(version, true, List.of(), Optional.empty()));
        assertThat(take.take(version - 1, Optional.empty()).unchanged()).isFalse();
    }

    @Test
    public void a_place_that_no_page_named_is_refused() {
        var take = new TakeSnapshot(changes(), entries(clock));

        for (String place : List.of("", "7", "x:RULES:", "7:NOWHERE:", "99999999999999999999:RULES:")) {
            assertThatThrownBy(() -> take.take(0, Optional.of(place)))
                    .as(place)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    public void changes_at_the_same_time_all_come_one_after_the_other() throws Exception {
        long before = changes().head().version();
        long writers = 4;
        long each = 4;
        Function<Integer, Callable<Boolean>> writer = number -> () -> {
            for (int i = 0; i < each; i++) {
                if (!(acl().create(person("w%d-%d".formatted(number, i)), CAUSE) instanceof Changed.Done<Person>)) {
                    return false;
                }
            }
            return true;
        };
        try (var pool = Executors.newFixedThreadPool((int) writers)) {
            var results = pool.invokeAll(
                    IntStream.range(0, (int) writers).boxed().map(writer).toList());
            for (var result : results) {
                assertThat(result.get()).isTrue();
            }
        }

        assertThat(changes().head().version()).isEqualTo(before + writers * each);
        assertThat(audit().page(OptionalLong.empty(), 16).items())
                .extracting(Change::version)
                .doesNotHaveDuplicates()
                .contains(before + 1, before + writers * each);
    }
}
