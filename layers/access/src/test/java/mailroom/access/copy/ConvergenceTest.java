package mailroom.access.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.access.Person;
import mailroom.access.Snapshot;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Whatever order, duplicates and snapshots: in the end every copy says what the authority says. */
class ConvergenceTest {
    private static final List<String> IDS = List.of("a", "b", "c");

    /** One change without its version. */
    private interface Draft {
        Change at(long version);
    }

    private static Arbitrary<Draft> draft() {
        Arbitrary<String> ids = Arbitraries.of(IDS);
        Arbitrary<Boolean> truth = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                Combinators.combine(ids, truth)
                        .as((id, gone) ->
                                v -> new Change.OfPolicy(v, id, gone ? Optional.empty() : Optional.of("text " + v))),
                Combinators.combine(ids, truth).as((id, disabled) -> v -> new Change.OfRole(v, id, disabled)),
                Combinators.combine(ids, truth)
                        .as((id, disabled) -> v ->
                                new Change.OfPerson(v, id, Optional.of(new Person("team " + v, Set.of(id), disabled)))),
                ids.map(id -> v -> new Change.OfKey(v, id, true))); // a revoke is final
    }

    /** Changes by version, and a way of delivery: which ones arrive and when, a negative number being a snapshot. */
    @Provide
    Arbitrary<Tuple2<List<Change>, List<Integer>>> deliveries() {
        return draft().list().ofMinSize(1).ofMaxSize(12).flatMap(drafts -> {
            List<Change> changes = IntStream.range(0, drafts.size())
                    .mapToObj(it -> drafts.get(it).at(it + 1))
                    .toList();
            List<Integer> once = IntStream.range(0, changes.size()).boxed().toList();
            Arbitrary<List<Integer>> more = Arbitraries.integers()
                    .between(-3, changes.size() - 1)
                    .list()
                    .ofMaxSize(8);
            return more.flatMap(it -> Arbitraries.shuffle(
                            Stream.concat(once.stream(), it.stream()).toList()))
                    .map(order -> Tuple.of(changes, order));
        });
    }

    private static List<Optional<Snapshot>> said(World world) {
        return IDS.stream().map(id -> world.copy.read(id, id)).toList();
    }

    private static List<Optional<Snapshot>> inOrder(List<Change> changes) {
        World world = new World();
        world.keep.refresh();
        changes.forEach(it -> world.keep.apply(List.of(world.happens(it))));
        return said(world);
    }

    @Property
    void any_order_and_any_duplicates_make_the_same_copy(
            @ForAll("deliveries") Tuple2<List<Change>, List<Integer>> delivery) {
        World world = new World();
        world.keep.refresh();
        delivery.get1().forEach(world::happens);
        delivery.get2().stream()
                .filter(it -> it >= 0)
                .forEach(it -> world.keep.apply(List.of(delivery.get1().get(it))));
        assertThat(said(world)).isEqualTo(inOrder(delivery.get1()));
        assertThat(world.head().gapSince()).isEmpty();
        assertThat(world.authority.asked()).as("events alone did it").isEqualTo(1);
    }

    @Property
    void snapshots_in_between_change_nothing_of_that(
            @ForAll("deliveries") Tuple2<List<Change>, List<Integer>> delivery) {
        World world = new World();
        List<Change> waiting = new ArrayList<>(delivery.get1());
        for (int it : delivery.get2()) {
            while (!waiting.isEmpty() && waiting.getFirst().version() <= it + 1) {
                world.happens(waiting.removeFirst()); // what arrives has happened, and what was before it
            }
            if (it >= 0) {
                world.keep.apply(List.of(delivery.get1().get(it)));
            } else {
                world.keep.refresh();
            }
        }
        assertThat(said(world)).isEqualTo(inOrder(delivery.get1()));
    }

    @Property
    void whatever_is_lost_one_snapshot_makes_good(
            @ForAll("deliveries") Tuple2<List<Change>, List<Integer>> delivery, @ForAll boolean[] lost) {
        World world = new World();
        world.keep.refresh();
        delivery.get1().forEach(world::happens);
        int i = 0;
        for (int it : delivery.get2()) {
            if (it >= 0 && (lost.length == 0 || !lost[i++ % lost.length])) {
                world.keep.apply(List.of(delivery.get1().get(it)));
            }
        }
        world.keep.refresh();
        assertThat(said(world)).isEqualTo(inOrder(delivery.get1()));
    }
}
