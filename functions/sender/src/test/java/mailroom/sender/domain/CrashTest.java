package mailroom.sender.domain;

import static mailroom.sender.port.ScriptedProvider.LOST_ANSWER;
import static mailroom.sender.port.ScriptedProvider.REJECTED;
import static mailroom.sender.port.ScriptedProvider.SENT;
import static mailroom.sender.port.ScriptedProvider.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.sender.domain.CrashWorld.Trouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever dies, pauses or comes twice: nobody is mailed twice, and everybody gets an outcome. */
class CrashTest {
    private static final int RECIPIENTS = 5;
    private static final int UNRENDERABLE = 2;
    private static final int EDGES = 14; // more than one undisturbed run crosses

    private static CrashWorld ran(int copies, List<Trouble> troubles, List<SendResult> results) {
        CrashWorld world = new CrashWorld(Samples.chunk(RECIPIENTS), copies, troubles, results);
        world.run();
        return world;
    }

    private static void expectSound(CrashWorld world) {
        assertThat(world.isQueueEmpty()).as("the queue is empty at the end").isTrue();
        assertThat(world.mailed().values()).as("mails per recipient").allMatch(it -> it == 1);
        assertThat(world.mailed()).doesNotContainKey(UNRENDERABLE);
        assertThat(world.reported()).as("recipients with an outcome").hasSize(RECIPIENTS);
        world.mailed().keySet().forEach(index -> assertThat(world.reported().get(index))
                .as("outcomes of somebody who was mailed")
                .allMatch(it -> it instanceof Fate.Sent || it instanceof Fate.Unknown));
    }

    @Property(tries = 3_000)
    void any_interleaving_of_duplicates_and_crashes_mails_nobody_twice_and_tells_about_everybody(
            @ForAll @IntRange(min = 1, max = 3) int copies,
            @ForAll("troubles") List<Trouble> troubles,
            @ForAll("results") List<SendResult> results) {
        expectSound(ran(copies, troubles, results));
    }

    @Provide
    Arbitrary<List<Trouble>> troubles() {
        return Arbitraries.frequency(
                        Tuple.of(6, Trouble.NONE),
                        Tuple.of(2, Trouble.CRASH),
                        Tuple.of(1, Trouble.PAUSE),
                        Tuple.of(2, Trouble.RIVAL))
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<SendResult>> results() {
        return Arbitraries.of(SENT, SENT, THROTTLED, LOST_ANSWER, REJECTED)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    static Stream<List<Trouble>> oneTroubleAtEachEdge() {
        return IntStream.range(0, EDGES).boxed().flatMap(edge -> Stream.of(Trouble.CRASH, Trouble.PAUSE, Trouble.RIVAL)
                .map(trouble -> Stream.concat(Collections.nCopies(edge, Trouble.NONE).stream(), Stream.of(trouble))
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("oneTroubleAtEachEdge")
    void one_trouble_at_any_edge_of_a_run_is_survived(List<Trouble> troubles) {
        expectSound(ran(1, troubles, List.of(SENT)));
        expectSound(ran(1, troubles, List.of(SENT, THROTTLED, SENT)));
        expectSound(ran(2, troubles, List.of(SENT)));
    }

    /** Exhaustive where chance is thin: a pause, a rival and the rival's own crash in just this order, say. */
    @Test
    void any_three_troubles_at_any_edges_of_the_first_runs_are_survived() {
        List<Trouble> kinds = List.of(Trouble.CRASH, Trouble.PAUSE, Trouble.RIVAL);
        int worlds = 0;
        for (int first = 0; first < EDGES; first++) {
            for (int second = first + 1; second < EDGES; second++) {
                for (int third = second + 1; third < EDGES; third++) {
                    for (int kind = 0; kind < 27; kind++) {
                        Trouble[] troubles = new Trouble[third + 1];
                        Arrays.fill(troubles, Trouble.NONE);
                        troubles[first] = kinds.get(kind % 3);
                        troubles[second] = kinds.get(kind / 3 % 3);
                        troubles[third] = kinds.get(kind / 9);
                        expectSound(ran(1, List.of(troubles), List.of(SENT, THROTTLED)));
                        worlds++;
                    }
                }
            }
        }
        assertThat(worlds).isEqualTo(364 * 27);
    }

    @Test
    void a_crash_right_after_the_call_is_unknown_and_one_mail_each() {
        // take: two edges; call: two, and the second is behind the provider.
        CrashWorld world = ran(1, List.of(Trouble.NONE, Trouble.NONE, Trouble.NONE, Trouble.CRASH), List.of(SENT));
        assertThat(world.mailed()).hasSize(RECIPIENTS - 1).containsValue(1);
        assertThat(world.reported().get(0)).containsOnly(new Fate.Unknown());
    }

    @Test
    void a_crash_before_the_lease_costs_nothing() {
        CrashWorld world = ran(1, List.of(Trouble.CRASH), List.of(SENT));
        assertThat(world.reported().get(0)).containsOnly(new Fate.Sent("message"));
    }
}
