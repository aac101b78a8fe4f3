package comparison.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Start;
import comparison.model.simulated.Contest;
import comparison.model.simulated.Outcome;
import comparison.model.simulated.Verdict;
import comparison.price.Tariff;
import comparison.search.Rules;
import comparison.trace.Given;
import comparison.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import local.bill.Prices;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Endpoint GET = Endpoint.parse("GET /a");
    private static final Endpoint PUT = Endpoint.parse("PUT /a");
    private static final List<Endpoint> BOTH = List.of(GET, PUT);

    private static Times times(double init, double first, double warm) {
        Map<Endpoint, Distribution> firsts = new HashMap<>();
        Map<Endpoint, Distribution> warms = new HashMap<>();
        BOTH.forEach(it -> {
            firsts.put(it, Distribution.of(first, first * 1.2));
            warms.put(it, Distribution.of(warm, warm * 1.2));
        });
        return new Times(Distribution.of(init, init * 1.1), firsts, warms);
    }

    private static Question question(Trace trace, Times routed, Times separate, Rules rules) {
        return new Question(
                "test",
                "routed-x",
                "separate-x",
                Start.ZIP_LIKE,
                trace,
                "invented traffic",
                new BlendedModels(separate, routed, 2, 1_769),
                new Permissions(Map.of(GET, Set.of("read"), PUT, Set.of("read", "write"))),
                rules,
                new Tariff(false, 0, 0),
                Prices.standard(),
                Preference.usual(),
                Effort.quick(),
                5);
    }

    private static Verdict verdict(Question question) {
        return Judge.answer(question, _ -> {}).verdict();
    }

    @Test
    void where_requests_are_rare_and_times_alike_sharing_an_environment_wins() {
        Verdict verdict = verdict(
                question(Given.both(GET, PUT, 18, 2_000), times(1_000, 100, 5), times(1_000, 100, 5), Rules.none()));
        assertThat(verdict.recommended()).isEqualTo("routed");
        assertThat(verdict.sentences()).hasSize(3);
        assertThat(verdict.sentences().getFirst()).startsWith("Choose one routed function (routed-x)");
        assertThat(verdict.outcomes()).anyMatch(it -> it.winner().equals("routed"));
    }

    @Test
    void where_the_routed_one_starts_far_slower_each_for_itself_wins() {
        Verdict verdict = verdict(
                question(Given.both(GET, PUT, 6, 1_000), times(4_000, 300, 5), times(300, 30, 5), Rules.none()));
        assertThat(verdict.recommended()).isEqualTo("separate");
        assertThat(verdict.decidingFactor()).startsWith("The 99th percentile decides");
    }

    @Test
    void two_that_do_the_same_tie_and_the_narrower_permissions_recommend() {
        Verdict verdict =
                verdict(question(Given.both(GET, PUT, 4_000, 10), times(100, 10, 5), times(100, 10, 5), Rules.none()));
        assertThat(verdict.tie()).isTrue();
        assertThat(verdict.recommended()).isEqualTo("separate");
        assertThat(verdict.sentences().getFirst()).startsWith("It is a tie");
        Outcome outcome = verdict.outcomes().getFirst();
        assertThat(outcome.winner()).isEmpty();
        assertThat(outcome.named().get(0).blastRadius()).isCloseTo(0.25, within(0.01));
        assertThat(outcome.named().get(1).blastRadius()).isZero();
    }

    /** Two starts each, far apart: whichever of them comes up more often decides a percentile, so nothing is decided. */
    @Test
    void a_difference_that_a_handful_of_scattered_samples_could_make_by_chance_is_none() {
        Times scattered = new Times(
                Distribution.of(200, 2_200),
                times(0, 20, 5).first(),
                times(0, 20, 5).warm());
        Times alike = new Times(
                Distribution.of(300, 2_000),
                times(0, 20, 5).first(),
                times(0, 20, 5).warm());
        Trace allCold = Given.both(GET, PUT, 0.05, 40_000);
        assertThat(verdict(question(allCold, scattered, alike, Rules.none())).outcomes().stream()
                        .filter(it -> it.why().equals("99th percentile")))
                .isEmpty();
    }

    @Test
    void the_same_question_has_the_same_answer() {
        Question question = question(Given.both(GET, PUT, 30, 100), times(900, 90, 5), times(500, 60, 4), Rules.none());
        Contest first = Judge.answer(question, _ -> {});
        assertThat(Judge.answer(question, _ -> {})).isEqualTo(first);
    }

    @Test
    void every_step_is_told() {
        var told = new ArrayList<String>();
        Judge.answer(
                question(Given.both(GET, PUT, 30, 100), times(900, 90, 5), times(500, 60, 4), Rules.none()), told::add);
        assertThat(told).hasSize(Effort.quick().scenarios().size() + 2);
    }

    @Test
    void a_grouping_that_the_rules_forbid_is_not_found() {
        Verdict verdict = verdict(question(
                Given.both(GET, PUT, 3, 2_000),
                times(1_000, 100, 5),
                times(1_000, 100, 5),
                group -> Long.bitCount(group) > 1 ? Optional.of("apart") : Optional.empty()));
        assertThat(verdict.outcomes().getFirst().named().get(2).grouping().groups())
                .hasSize(2);
        assertThat(verdict.searched()).isOne();
        assertThat(verdict.recommended()).isEqualTo("separate");
        assertThat(verdict.sentences().getFirst()).contains("out of the question, since apart");
    }

    @Test
    void times_of_a_group_lie_between_those_of_its_parts_and_those_of_the_whole() {
        var models = new BlendedModels(times(300, 30, 4), times(900, 90, 10), 5, 1_769);
        double last = 0;
        for (int size = 1; size <= 2; size++) {
            double init = models.of(new Group(BOTH.subList(0, size))).init().mean();
            assertThat(init).isGreaterThan(last).isBetween(300.0, 1_000.0);
            last = init;
        }
    }

    @Test
    void the_smallest_change_that_turns_it_round_is_found_on_either_side() {
        assertThat(Flip.factor(Meeting.Side.ROUTED, it -> it > 6.5 ? Meeting.Side.SEPARATE : Meeting.Side.ROUTED)
                        .orElseThrow())
                .isBetween(6.5, 6.5 * 1.1);
        assertThat(Flip.factor(Meeting.Side.ROUTED, it -> it < 0.2 ? Meeting.Side.NEITHER : Meeting.Side.ROUTED)
                        .orElseThrow())
                .isBetween(0.2 / 1.1, 0.2);
        assertThat(Flip.factor(
                                Meeting.Side.ROUTED,
                                it -> it > 1.9 || it < 0.95 ? Meeting.Side.SEPARATE : Meeting.Side.ROUTED)
                        .orElseThrow())
                .isBetween(0.95 / 1.1, 0.95);
        assertThat(Flip.factor(Meeting.Side.ROUTED, _ -> Meeting.Side.ROUTED)).isEqualTo(OptionalDouble.empty());
    }
}
