package mailroom.batches.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Provide
    Arbitrary<Outcome> outcomes() {
        return any();
    }

    static Arbitrary<Outcome> any() {
        var reasons = Combinators.combine(
                        Arbitraries.of(Reason.Bounce.class), Arbitraries.of("", "a", "b"), Arbitraries.of("", "x", "y"))
                .as(Reason::new);
        return Combinators.combine(
                        Arbitraries.of(RecipientState.class),
                        Arbitraries.longs().between(0, 3),
                        reasons)
                .as((state, second, reason) -> new Outcome(state, NOON.plusSeconds(second), reason));
    }

    @Property
    void merging_is_commutative(@ForAll("outcomes") Outcome a, @ForAll("outcomes") Outcome b) {
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
    }

    @Property
    void merging_is_associative(
            @ForAll("outcomes") Outcome a, @ForAll("outcomes") Outcome b, @ForAll("outcomes") Outcome c) {
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    }

    @Property
    void merging_is_idempotent(@ForAll("outcomes") Outcome a, @ForAll("outcomes") Outcome b) {
        assertThat(a.merge(a)).isEqualTo(a);
        assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
    }

    @Property
    void the_higher_rank_wins_whenever_it_came(@ForAll("outcomes") Outcome a, @ForAll("outcomes") Outcome b) {
        RecipientState higher = a.state().compareTo(b.state()) >= 0 ? a.state() : b.state();
        assertThat(a.merge(b).state()).isEqualTo(higher);
    }

    @Test
    void of_equal_rank_the_earlier_wins() {
        var early = Outcome.of(RecipientState.DELIVERED, NOON);
        var late = Outcome.of(RecipientState.DELIVERED, NOON.plusSeconds(1));
        assertThat(late.merge(early)).isEqualTo(early);
    }

    @Test
    void of_equal_rank_and_time_the_smaller_code_wins() {
        var general = new Outcome(RecipientState.BOUNCED, NOON, new Reason(Reason.Bounce.PERMANENT, "General", ""));
        var none = new Outcome(RecipientState.BOUNCED, NOON, new Reason(Reason.Bounce.PERMANENT, "NoEmail", ""));
        assertThat(none.merge(general)).isEqualTo(general);
    }

    @Test
    void a_diagnostic_is_cut_between_characters() {
        var reason = new Reason(Reason.Bounce.NONE, "", "x".repeat(199) + "🎉");
        assertThat(reason.diagnostic()).isEqualTo("x".repeat(199));
    }
}
