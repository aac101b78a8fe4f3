package mailroom.security.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Set;
import mailroom.security.port.Changes;
import mailroom.security.port.FakeClock;
import mailroom.security.port.MemoryAcl;
import org.junit.jupiter.api.Test;

class ChangeAclTest {
    private static final Cause CAUSE =
            new Cause("ann", "key", "req-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private final FakeClock clock = new FakeClock();
    private final MemoryAcl store = new MemoryAcl(clock);
    private final ChangeAcl acl = new ChangeAcl(store, store, clock);

    private static Person person(String name) {
        return new Person(new Owner(name, "post"), Set.of(), false);
    }

    @Test
    void whoever_is_overtaken_tries_again_from_what_is_there_then() {
        acl.create(person("ann"), CAUSE);
        store.beforeNextWrite(() -> acl.create(person("bob"), CAUSE));

        assertThat(acl.create(person("cid"), CAUSE)).isEqualTo(new Changed.Done<>(new Stored<>(person("cid"), 3)));
        store.beforeNextWrite(() -> acl.change(
                Person.class,
                "ann",
                OptionalLong.empty(),
                it -> new Person(it.owner(), Set.of("lead"), it.disabled()),
                CAUSE));
        acl.change(Person.class, "ann", OptionalLong.empty(), it -> new Person(it.owner(), it.roles(), true), CAUSE);
        assertThat(store.find(Person.class, "ann").orElseThrow().thing())
                .isEqualTo(new Person(new Owner("ann", "post"), Set.of("lead"), true));
    }

    @Test
    void when_others_win_again_and_again_the_caller_is_told_so_and_nothing_is_written() {
        Changes lost = new Changes() {
            @Override
            public Head head() {
                return store.head();
            }

            @Override
            public Write write(Head head, Edit edit, Change change) {
                return new Write.HeadMoved();
            }
        };
        acl.create(person("ann"), CAUSE);
        var unlucky = new ChangeAcl(store, lost, clock);

        assertThat(unlucky.create(person("bob"), CAUSE)).isEqualTo(new Changed.Busy<Person>());
        assertThat(unlucky.change(
                        Person.class,
                        "ann",
                        OptionalLong.empty(),
                        it -> new Person(it.owner(), it.roles(), true),
                        CAUSE))
                .isEqualTo(new Changed.Busy<Person>());
        assertThat(store.head().version()).isEqualTo(1);
    }

    @Test
    void there_are_at_most_a_hundred_roles() {
        for (int i = 0; i < Head.MOST_ROLES; i++) {
            assertThat(acl.create(new Role("r" + i, "", false), CAUSE)).isInstanceOf(Changed.Done.class);
        }

        assertThat(acl.create(new Role("one-more", "", false), CAUSE)).isEqualTo(new Changed.Full<Role>(100));
    }

    @Test
    void what_is_told_of_a_key_is_no_secret() {
        var key = new ApiKey(
                new KeyId("mk_live_01JD3Q8Z6N4W5X7Y9ABCDEFGHJ"),
                "ab".repeat(32),
                new Owner("ann", "post"),
                Set.of(),
                clock.instant(),
                ApiKey.NEVER,
                ApiKey.NEVER);
        acl.create(new IssuedKey(key), CAUSE);

        assertThat(store.changes().getLast().toString()).doesNotContain("abab");
    }
}
