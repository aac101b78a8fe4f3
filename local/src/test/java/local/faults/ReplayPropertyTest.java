package local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import local.observe.Faults.OfCall;
import local.observe.Faults.OfInvocation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Same seed, same rule, same question by number: same decision, whatever else goes on. */
class ReplayPropertyTest {
    private static FaultBook book(long seed, double probability) {
        FaultBook book = new FaultBook(new DrivenClock());
        book.know(Shop.NAMES);
        String chance = "probability: %.9f".formatted(probability);
        book.add(Shop.file("""
                faults:
                  - { name: dies, at: { function: Sender }, do: kill-after-answer, when: { %s } }
                  - { name: throttles, at: { table: Rows }, do: away, when: { %s, every: 2, times: 5 } }
                """.formatted(chance, chance)), seed);
        return book;
    }

    /** What each rule decided, in the order of its questions; true in {@code order} asks the function's rule. */
    private static List<List<Boolean>> decisions(FaultBook book, List<Boolean> order) {
        List<Boolean> invocations = new ArrayList<>();
        List<Boolean> calls = new ArrayList<>();
        for (boolean invocation : order) {
            if (invocation) {
                invocations.add(!(book.onInvocation("Sender") instanceof OfInvocation.None));
            } else {
                calls.add(!(book.onCall("A", "dynamodb", "PutItem", "shop-Rows") instanceof OfCall.None));
            }
        }
        return List.of(invocations, calls);
    }

    @Property(tries = 200)
    void rules_decide_alike_however_their_questions_mingle(
            @ForAll long seed,
            @ForAll @DoubleRange(max = 1) double probability,
            @ForAll @Size(max = 60) List<Boolean> order) {
        List<Boolean> mingled = new ArrayList<>(order);
        Collections.shuffle(mingled, new Random(seed));

        assertThat(decisions(book(seed, probability), mingled)).isEqualTo(decisions(book(seed, probability), order));
    }

    @Property(tries = 50)
    void threads_that_ask_at_once_get_as_many_hits_as_one_that_asks_alone(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int questions) {
        FaultBook crowd = book(seed, 0.3);
        FaultBook alone = book(seed, 0.3);

        IntStream.range(0, questions).parallel().forEach(it -> crowd.onInvocation("Sender"));
        IntStream.range(0, questions).forEach(it -> alone.onInvocation("Sender"));

        assertThat(crowd.watches().getFirst().counts())
                .isEqualTo(alone.watches().getFirst().counts());
    }

    @Property(tries = 20)
    void chance_is_as_often_as_it_says(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 0.9) double probability) {
        FaultBook book = book(seed, probability);

        IntStream.range(0, 5_000).forEach(it -> book.onInvocation("Sender"));

        assertThat(book.watches().getFirst().counts().struck() / 5_000.0)
                .isBetween(probability - 0.05, probability + 0.05);
    }
}
