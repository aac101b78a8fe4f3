package comparison.measure.cold;

import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Plan;
import comparison.measure.plan.Subject;
import comparison.model.Endpoint;
import comparison.model.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which functions are started how often. */
public final class Choice {
    private Choice() {}

    /** Every start that a plan wants of a catalogue. */
    public static List<Wanted> of(Catalogue catalogue, Plan plan) {
        List<Wanted> wanted = new ArrayList<>();
        for (Subject subject : catalogue.subjects()) {
            for (Map.Entry<Endpoint, Integer> each :
                    starts(catalogue, plan, subject).entrySet()) {
                for (Start start : Start.values()) {
                    wanted.add(new Wanted(
                            subject.name(),
                            subject.function(each.getKey()),
                            catalogue.ask(each.getKey()),
                            start,
                            each.getValue()));
                }
            }
        }
        return wanted;
    }

    /** A routed function has its many starts with the first endpoint: the others only tell how long their own first request takes. */
    private static Map<Endpoint, Integer> starts(Catalogue catalogue, Plan plan, Subject subject) {
        Map<Endpoint, Integer> starts = new LinkedHashMap<>();
        List<Endpoint> served = catalogue.asks().stream()
                .map(Ask::endpoint)
                .filter(subject.functions()::containsKey)
                .toList();
        for (int i = 0; i < served.size(); i++) {
            int times =
                    switch (subject.contender().layout()) {
                        case ROUTED -> i == 0 ? plan.starts() : plan.otherStarts();
                        case SEPARATE -> i < plan.chosen() ? plan.starts() : plan.otherStarts();
                        case FLOOR, PEER -> plan.starts();
                    };
            if (i < plan.chosen() || plan.others()) {
                starts.put(served.get(i), times);
            }
        }
        return starts;
    }
}
