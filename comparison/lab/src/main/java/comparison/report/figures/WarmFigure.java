package comparison.report.figures;

/**
 * Warm requests of one contender at one rate.
 *
 * @param endpoint its route key; empty for all of them together
 * @param millis of those that were answered with less than 500
 * @param failed how many were not
 */
public record WarmFigure(String contender, String endpoint, double ratePerSecond, Summary millis, int failed) {}
