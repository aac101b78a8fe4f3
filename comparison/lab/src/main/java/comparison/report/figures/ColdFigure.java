package comparison.report.figures;

import comparison.model.Start;
import java.util.List;

/**
 * Cold starts of one contender, of one endpoint or of all.
 *
 * @param endpoint its route key; empty for all of them together
 * @param samples init and first request together, in milliseconds, in the order of the rounds
 */
public record ColdFigure(
        String contender,
        String endpoint,
        Start start,
        Summary init,
        Summary first,
        Summary both,
        List<Double> samples) {
    public ColdFigure {
        samples = List.copyOf(samples);
    }
}
