package comparison.measure.cold;

import comparison.measure.plan.Ask;
import comparison.model.Start;

/**
 * Starts that are wanted of one function.
 *
 * @param label the contender's name, or the budget step's
 * @param function logical id
 * @param ask what the first request asks
 * @param times how many starts
 */
public record Wanted(String label, String function, Ask ask, Start start, int times) {
    /** What such a start takes, roughly: for the time left that is shown. */
    long plannedMillis() {
        return start == Start.ZIP_LIKE ? 1_800 : 800;
    }
}
