package comparison.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The partitions that no other one beats in everything (Pareto). Of several with the same figures the first stays. */
final class Front {
    private final List<Scored> kept = new ArrayList<>();

    void offer(Scored candidate) {
        for (Scored each : kept) {
            if (each.dominates(candidate) || Arrays.equals(each.objectives(), candidate.objectives())) {
                return;
            }
        }
        kept.removeIf(candidate::dominates);
        kept.add(candidate);
    }

    List<Scored> all() {
        return List.copyOf(kept);
    }
}
