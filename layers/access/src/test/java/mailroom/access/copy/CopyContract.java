package mailroom.access.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mailroom.access.Person;
import mailroom.access.Rights;
import mailroom.access.copy.Entries.Kept;
import mailroom.access.copy.Heads.Written;
import org.junit.jupiter.api.Test;

/** The copy's table. The head is one per table, so each test asks for a table of its own. */
public abstract class CopyContract {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final String ann = "ann-%s@example.com".formatted(UUID.randomUUID());
    private final String key = "mk_live_" + UUID.randomUUID();

    /** The three ports over one empty copy. */
    public record Ports(Heads heads, Entries entries, Rights rights) {}

    protected abstract Ports empty();

    private static Head head() {
        return Head.first()
                .with(
                        List.of(
                                new Change.OfPolicy(1, "all", Optional.of("permit(principal, action, resource);")),
                                new Change.OfPolicy(2, "gone", Optional.of("forbid(principal, action, resource);")),
                                new Change.OfRole(3, "viewer", false),
                                new Change.OfRole(4, "guest", true),
                                new Change.OfPolicy(6, "gone", Optional.empty()),
                                new Change.OfRole(8, "late", true)),
                        NOW);
    }

    @Test
    void a_head_is_read_as_it_was_written() {
        Ports copy = empty();
        assertThat(copy.heads().read()).isEmpty();
        assertThat(copy.heads().replace(head())).isEqualTo(Written.DONE);
        assertThat(copy.heads().read()).contains(head());
        assertThat(head().ahead())
                .as("with versions ahead, so that they are among what is read")
                .contains(6L, 8L);
    }

    @Test
    void an_empty_head_is_a_copy_too() {
        Ports copy = empty();
        Head none = Head.first().with(List.of(), NOW);
        assertThat(copy.heads().replace(none)).isEqualTo(Written.DONE);
        assertThat(copy.heads().read()).contains(none);
        assertThat(copy.rights().read(ann, key))
                .hasValueSatisfying(it -> assertThat(it.policies()).isEmpty());
    }

    @Test
    void of_two_heads_of_one_revision_the_first_stays() {
        Ports copy = empty();
        Head other = Head.first().with(List.of(new Change.OfRole(1, "other", true)), NOW);
        copy.heads().replace(head());
        assertThat(copy.heads().replace(other)).isEqualTo(Written.OVERTAKEN);
        assertThat(copy.heads().read()).contains(head());
        Head next = head().with(List.of(new Change.OfRole(5, "viewer", true)), NOW);
        assertThat(copy.heads().replace(next)).isEqualTo(Written.DONE);
        assertThat(copy.heads().replace(next)).isEqualTo(Written.OVERTAKEN);
        assertThat(copy.heads().read()).contains(next);
    }

    @Test
    void the_first_head_is_not_replaced_by_a_later_one_out_of_nothing() {
        Ports copy = empty();
        Head second = head().with(List.of(new Change.OfRole(5, "viewer", true)), NOW);
        assertThat(copy.heads().replace(second)).isEqualTo(Written.OVERTAKEN);
        assertThat(copy.heads().read()).isEmpty();
    }

    @Test
    void without_a_head_there_are_no_rights_though_there_are_people() {
        Ports copy = empty();
        copy.entries().keep(new Change.OfPerson(1, ann, Optional.of(new Person("red", Set.of(), false))));
        assertThat(copy.rights().read(ann, key)).isEmpty();
    }

    @Test
    void rights_are_the_policies_that_there_are_the_disabled_roles_the_person_and_the_key() {
        Ports copy = empty();
        Person person = new Person("red", Set.of("viewer", "sender"), false);
        copy.heads().replace(head());
        copy.entries().keep(new Change.OfPerson(5, ann, Optional.of(person)));
        assertThat(copy.rights().read(ann, key)).hasValueSatisfying(it -> {
            assertThat(it.version()).isEqualTo(4);
            assertThat(it.policies()).isEqualTo(Map.of("all", "permit(principal, action, resource);"));
            assertThat(it.disabledRoles()).containsExactlyInAnyOrder("guest", "late");
            assertThat(it.person()).contains(person);
            assertThat(it.keyRevoked()).isFalse();
        });
        copy.entries().keep(new Change.OfKey(9, key, true));
        assertThat(copy.rights().read(ann, key))
                .hasValueSatisfying(it -> assertThat(it.keyRevoked()).isTrue());
        assertThat(copy.rights().read("bob@example.com", key))
                .hasValueSatisfying(it -> assertThat(it.person()).isEmpty());
    }

    @Test
    void the_greater_version_of_a_person_stays_whichever_comes_first() {
        Ports copy = empty();
        copy.heads().replace(head());
        Person late = new Person("red", Set.of(), true);
        Person early = new Person("blue", Set.of("admin"), false);
        assertThat(copy.entries().keep(new Change.OfPerson(7, ann, Optional.of(late))))
                .isEqualTo(Kept.NEW);
        assertThat(copy.entries().keep(new Change.OfPerson(5, ann, Optional.of(early))))
                .isEqualTo(Kept.KNOWN);
        assertThat(copy.entries().keep(new Change.OfPerson(7, ann, Optional.of(late))))
                .isEqualTo(Kept.KNOWN);
        assertThat(copy.rights().read(ann, key))
                .hasValueSatisfying(it -> assertThat(it.person()).contains(late));
        assertThat(copy.entries().keep(new Change.OfPerson(8, ann, Optional.empty())))
                .isEqualTo(Kept.NEW);
        assertThat(copy.entries().keep(new Change.OfPerson(7, ann, Optional.of(late))))
                .isEqualTo(Kept.KNOWN);
        assertThat(copy.rights().read(ann, key))
                .hasValueSatisfying(it -> assertThat(it.person()).isEmpty());
    }

    @Test
    void a_late_word_does_not_make_a_revoked_key_good_again() {
        Ports copy = empty();
        copy.heads().replace(head());
        assertThat(copy.entries().keep(new Change.OfKey(7, key, true))).isEqualTo(Kept.NEW);
        assertThat(copy.entries().keep(new Change.OfKey(6, key, false))).isEqualTo(Kept.KNOWN);
        assertThat(copy.rights().read(ann, key))
                .hasValueSatisfying(it -> assertThat(it.keyRevoked()).isTrue());
    }

    @Test
    void of_any_number_that_replace_one_head_at_once_one_does() throws ExecutionException, InterruptedException {
        Ports copy = empty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Written>> written = IntStream.rangeClosed(1, 8)
                    .mapToObj(it -> Head.first().with(List.of(new Change.OfRole(1, "role" + it, true)), NOW))
                    .map(it -> threads.submit(() -> copy.heads().replace(it)))
                    .toList();
            int done = 0;
            for (Future<Written> it : written) {
                done += it.get() == Written.DONE ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }
}
