package mailroom.access.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailroom.access.Person;
import org.junit.jupiter.api.Test;

class KeepCopyTest {
    private final World world = new World();

    private static Change person(long version, String team) {
        return new Change.OfPerson(version, "ann", Optional.of(new Person(team, Set.of(), false)));
    }

    private static Change policy(long version, String id, String text) {
        return new Change.OfPolicy(version, id, text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    private Optional<Person> ann() {
        return world.copy.read("ann", "mk_live_1").flatMap(it -> it.person());
    }

    @Test
    void the_first_event_that_a_new_service_hears_brings_the_whole_acl() {
        world.happens(person(1, "red"));
        world.happens(policy(2, "p", "permit(principal, action, resource);"));
        world.happens(new Change.OfKey(3, "mk_live_1", true));
        world.keep.apply(List.of(world.happens(new Change.OfRole(4, "viewer", true))));
        assertThat(world.copy.read("ann", "mk_live_1")).hasValueSatisfying(it -> {
            assertThat(it.version()).isEqualTo(4);
            assertThat(it.policies()).containsOnlyKeys("p");
            assertThat(it.disabledRoles()).containsExactly("viewer");
            assertThat(it.person()).isPresent();
            assertThat(it.keyRevoked()).isTrue();
        });
        assertThat(world.authority.asked()).isEqualTo(1);
    }

    @Test
    void events_in_order_need_no_snapshot_and_no_check() {
        world.keep.refresh();
        world.keep.apply(List.of(world.happens(person(1, "red"))));
        world.keep.apply(List.of(world.happens(person(2, "blue")), world.happens(policy(3, "p", "x"))));
        assertThat(world.head().version()).isEqualTo(3);
        assertThat(ann()).hasValueSatisfying(it -> assertThat(it.team()).isEqualTo("blue"));
        assertThat(world.checks).isEmpty();
        assertThat(world.authority.asked()).as("the first copy").isEqualTo(1);
    }

    @Test
    void what_comes_early_holds_at_once_and_one_check_is_ordered() {
        world.keep.refresh();
        Change first = world.happens(person(1, "red"));
        Change second = world.happens(policy(2, "p", "x"));
        Change third = world.happens(new Change.OfRole(3, "viewer", true));
        world.keep.apply(List.of(third));
        assertThat(world.head().roles()).containsKey("viewer");
        assertThat(world.head().version()).isZero();
        world.keep.apply(List.of(second));
        assertThat(world.checks).hasSize(1);
        world.keep.apply(List.of(first));
        assertThat(world.head().version()).isEqualTo(3);
        assertThat(world.head().gapSince()).isEmpty();
    }

    @Test
    void a_gap_of_ten_seconds_is_closed_by_a_snapshot_and_not_a_moment_sooner() {
        world.keep.refresh();
        world.happens(person(1, "lost"));
        world.keep.apply(List.of(world.happens(policy(2, "p", "x"))));
        world.pass(KeepCopy.PATIENCE.minusMillis(1));
        world.keep.checkGap();
        assertThat(world.head().version()).isZero();
        world.pass(Duration.ofMillis(1));
        world.keep.checkGap();
        assertThat(world.head().version()).isEqualTo(2);
        assertThat(ann()).isPresent();
        assertThat(world.head().gapSince()).isEmpty();
    }

    @Test
    void a_gap_that_closed_by_itself_asks_nobody() {
        world.keep.refresh();
        Change first = world.happens(person(1, "red"));
        world.keep.apply(List.of(world.happens(policy(2, "p", "x"))));
        world.keep.apply(List.of(first));
        world.pass(KeepCopy.PATIENCE);
        world.keep.checkGap();
        assertThat(world.authority.asked()).as("the first copy").isEqualTo(1);
    }

    @Test
    void the_next_gap_is_given_its_own_ten_seconds_and_its_own_check() {
        world.keep.refresh();
        Change first = world.happens(person(1, "red"));
        Change second = world.happens(policy(2, "p", "x"));
        world.happens(policy(3, "q", "lost"));
        Change fourth = world.happens(policy(4, "r", "x"));
        world.keep.apply(List.of(second, fourth));
        world.pass(Duration.ofSeconds(6));
        world.keep.apply(List.of(first));
        assertThat(world.checks).hasSize(2);
        world.pass(Duration.ofSeconds(4));
        world.keep.checkGap();
        assertThat(world.head().version()).isEqualTo(2);
        world.pass(Duration.ofSeconds(6));
        world.keep.checkGap();
        assertThat(world.head().version()).isEqualTo(4);
    }

    @Test
    void the_schedule_heals_a_lost_last_event() {
        world.keep.refresh();
        world.happens(new Change.OfKey(1, "mk_live_1", true));
        world.keep.refresh();
        assertThat(world.copy.read("ann", "mk_live_1"))
                .hasValueSatisfying(it -> assertThat(it.keyRevoked()).isTrue());
        assertThat(world.heard).as("open sockets of that key must close").hasSize(1);
        world.keep.refresh();
        assertThat(world.heard).as("nothing new, nothing heard").hasSize(1);
    }

    @Test
    void a_policy_that_is_not_in_a_snapshot_is_gone() {
        world.keep.refresh();
        world.keep.apply(List.of(world.happens(policy(1, "p", "x"))));
        world.happens(policy(2, "p", ""));
        world.keep.refresh();
        assertThat(world.head().policies()).isEmpty();
    }

    @Test
    void a_late_event_brings_nothing_back_that_was_deleted() {
        world.keep.refresh();
        Change written = world.happens(policy(1, "p", "x"));
        Change deleted = world.happens(policy(2, "p", ""));
        world.keep.apply(List.of(deleted));
        world.keep.apply(List.of(written));
        world.keep.apply(List.of(written));
        assertThat(world.head().policies()).isEmpty();
    }

    @Test
    void an_event_of_a_person_is_heard_each_time_it_comes() {
        world.keep.refresh();
        Change change = world.happens(person(1, "red"));
        world.keep.apply(List.of(change));
        world.keep.apply(List.of(change));
        assertThat(world.heard).containsExactly(change, change);
    }

    @Test
    void thousands_of_people_come_with_the_first_snapshot() {
        for (int i = 1; i <= 3000; i++) {
            world.happens(new Change.OfPerson(i, "p" + i, Optional.of(new Person("red", Set.of(), false))));
        }
        world.keep.refresh();
        assertThat(world.head().version()).isEqualTo(3000);
        assertThat(world.copy.read("p3000", "k").flatMap(it -> it.person())).isPresent();
        assertThat(world.heard).hasSize(3000);
    }

    @Test
    void a_change_of_the_rules_is_told_after_the_copy_has_it_and_one_of_a_person_is_none() {
        world.keep.refresh();
        int before = world.ruleChanges;
        world.keep.apply(List.of(world.happens(person(1, "red"))));
        assertThat(world.ruleChanges).isEqualTo(before);
        world.keep.apply(List.of(world.happens(new Change.OfRole(2, "viewer", true))));
        assertThat(world.ruleChanges).isEqualTo(before + 1);
        world.happens(policy(3, "p", "x"));
        world.keep.refresh();
        assertThat(world.ruleChanges).as("by a snapshot too").isEqualTo(before + 2);
    }
}
