package comparison.replay;

import comparison.model.simulated.FunctionModel;
import java.util.List;

/**
 * One contender's replay.
 *
 * @param models the times that the calibration took
 * @param lines per endpoint
 * @param coldShare of all requests together
 */
public record Result(
        String contender,
        List<FunctionModel> models,
        List<Line> lines,
        double coldShare,
        Line.Range predictedColdShare) {
    public Result {
        models = List.copyOf(models);
        lines = List.copyOf(lines);
    }

    /** Whether what was measured lies among what was simulated. */
    public boolean coldShareHolds() {
        return predictedColdShare.holds(coldShare);
    }
}
