package comparison.measure.cold;

import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Plan;
import comparison.measure.plan.Subject;
import comparison.model.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which functions are started how often. */
public final class Choice {
    /** Floors and peers are measured by the first endpoint only, and differ by more than their noise. */
    private static final int FLOORS = 12;

    private Choice() {}

    /** Every start that a plan wants of a catalogue. */
    public static List<Wanted> of(Catalogue catalogue, Plan plan) {
        List<Wanted> wanted = new ArrayList<>();
        for (Subject subject : catalogue.subjects()) {
            for (Start start : Start.MEASURED) {
                starts(catalogue, plan, subject)
                        .forEach((ask, times) -> wanted.add(
                                new Wanted(subject.name(), subject.function(ask.endpoint()), ask, start, times)));
            }
        }
        return wanted;
    }

    /** A routed function has its many starts with the first endpoint: the others only tell how long their own first request takes. */
    private static Map<Ask, Integer> starts(Catalogue catalogue, Plan plan, Subject subject) {
        Map<Ask, Integer> starts = new LinkedHashMap<>();
        List<Ask> served = catalogue.asks().stream()
                .filter(it -> subject.functions().containsKey(it.endpoint()))
                .toList();
        for (int i = 0; i < served.size(); i++) {
            int times =
                    switch (subject.contender().layout()) {
                        case ROUTED -> i == 0 ? plan.starts() : routedStarts(plan, i);
                        case SEPARATE -> i < plan.chosen() ? plan.starts() : plan.otherStarts();
                        case FLOOR, PEER -> Math.min(plan.starts(), FLOORS);
                    };
            if (i < plan.chosen() || plan.others()) {
                starts.put(served.get(i), times);
            }
        }
        return starts;
    }

    private static int routedStarts(Plan plan, int place) {
        return place < plan.chosen() ? plan.otherStarts() : (plan.otherStarts() + 1) / 2;
    }
}
