package mailroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailroom.access.fake.FakeClock;
import mailroom.access.fake.FakeRights;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-29T12:00:00Z"));
    private final FakeRights rights = new FakeRights()
            .policy("sender", """
                    permit(principal in Role::"sender", action in [Action::"ReadBatch", Action::"CancelBatch"], resource)
                    when { resource.team == principal.team };
                    """)
            .policy("modes", "forbid(principal, action, resource is Batch) when { resource.test != context.test };")
            .policy("lists", "permit(principal in Role::\"sender\", action == Action::\"ListBatches\", resource);")
            .person("ann", "red", "sender");
    private final Access access = new Access(rights, clock);

    private static Caller caller(String key, String... scope) {
        return new Caller("ann", "stale", key, false, Set.of(scope), Instant.MAX);
    }

    private static Target read(String team, boolean test) {
        return new Target(
                "ReadBatch",
                "Batch",
                "bat_1",
                Map.of("owner", "bob", "team", team, "kind", "bulk", "size", 3L, "test", test));
    }

    private static Decision.Denied denied(Why why, String... by) {
        return new Decision.Denied(why, List.of(by));
    }

    @Test
    void a_policy_lets_through_and_is_named() {
        assertThat(access.decide(caller("mk_live_1"), read("red", false)))
                .isInstanceOfSatisfying(Decision.Allowed.class, it -> {
                    assertThat(it.policies()).containsExactly("sender");
                    assertThat(it.caller().team())
                            .as("the copy's, not the authorizer's")
                            .isEqualTo("red");
                });
    }

    @Test
    void without_a_policy_nobody_may() {
        assertThat(access.decide(caller("mk_live_1"), read("blue", false))).isEqualTo(denied(Why.NO_POLICY));
    }

    @Test
    void a_policy_that_forbids_wins_and_is_named() {
        assertThat(access.decide(caller("mk_live_1"), read("red", true))).isEqualTo(denied(Why.FORBIDDEN, "modes"));
    }

    @Test
    void a_service_is_a_target_too() {
        assertThat(access.decide(caller("mk_live_1"), Target.service("ListBatches", "batches")))
                .isInstanceOf(Decision.Allowed.class);
        assertThat(access.decide(caller("mk_live_1"), Target.service("WatchBatches", "batches")))
                .isEqualTo(denied(Why.NO_POLICY));
    }

    @Test
    void a_revoked_key_may_nothing_whatever_the_policies_say() {
        rights.revoked("mk_live_1");
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isEqualTo(denied(Why.KEY_REVOKED));
        assertThat(access.decide(caller("mk_live_2"), read("red", false))).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void a_disabled_person_may_nothing() {
        rights.disabled("ann");
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isEqualTo(denied(Why.PERSON_DISABLED));
    }

    @Test
    void a_disabled_role_gives_nothing() {
        rights.disabledRole("sender");
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isEqualTo(denied(Why.NO_POLICY));
    }

    @Test
    void a_key_may_no_more_than_its_scope() {
        assertThat(access.decide(caller("mk_live_1", "ListBatches"), read("red", false)))
                .isEqualTo(denied(Why.OUT_OF_SCOPE));
        assertThat(access.decide(caller("mk_live_1", "ListBatches", "ReadBatch"), read("red", false)))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void a_person_of_our_own_key_who_has_not_arrived_is_not_decided_on_and_an_outsider_is_denied() {
        Caller own = new Caller("bob", "red", "mk_live_1", false, Set.of(), Instant.MAX);
        Caller outsider = new Caller("bob", "red", "oidc:https://login.example.com", false, Set.of(), Instant.MAX);
        assertThat(access.decide(own, read("red", false))).isInstanceOf(Decision.Unknown.class);
        assertThat(access.decide(outsider, read("red", false))).isEqualTo(denied(Why.PERSON_UNKNOWN));
    }

    @Test
    void without_a_copy_nobody_is_let_through() {
        rights.gone();
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void policies_know_the_hour_of_the_day_in_utc() {
        rights.policy("night", "forbid(principal, action, resource) when { context.hour < 6 || context.hour >= 22 };");
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isInstanceOf(Decision.Allowed.class);
        clock.advance(Duration.ofHours(10));
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isEqualTo(denied(Why.FORBIDDEN, "night"));
    }

    @Test
    void a_text_of_several_policies_names_the_one_that_decided() {
        rights.policy("sender", """
                permit(principal in Role::"sender", action == Action::"CancelBatch", resource);
                permit(principal in Role::"sender", action == Action::"ReadBatch", resource);
                """);
        assertThat(access.decide(caller("mk_live_1"), read("red", false)))
                .isInstanceOfSatisfying(
                        Decision.Allowed.class, it -> assertThat(it.policies()).containsExactly("sender.2"));
    }

    @Test
    void a_changed_policy_holds_at_the_next_question() {
        access.decide(caller("mk_live_1"), read("red", false));
        rights.policy("sender", "permit(principal, action, resource) when { false };");
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isEqualTo(denied(Why.NO_POLICY));
    }

    @Test
    void a_policy_that_cannot_be_evaluated_lets_nobody_through() {
        rights.policy(
                "broken",
                "forbid(principal, action, resource is Batch) when { resource.size * 9223372036854775807 > 5 };");
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isEqualTo(denied(Why.FORBIDDEN, "broken"));
    }

    @Test
    void a_policy_that_is_none_leaves_everything_undecided() {
        rights.policy("typo", "permit(principal, action, resource");
        assertThat(access.decide(caller("mk_live_1"), read("red", false))).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void a_target_that_the_schema_does_not_know_is_not_decided_on() {
        assertThat(access.decide(caller("mk_live_1"), new Target("ReadBatch", "Batch", "bat_1", Map.of("team", "red"))))
                .isInstanceOf(Decision.Unknown.class);
        assertThat(access.decide(caller("mk_live_1"), Target.service("EatBatches", "batches")))
                .isInstanceOf(Decision.Unknown.class);
    }
}
