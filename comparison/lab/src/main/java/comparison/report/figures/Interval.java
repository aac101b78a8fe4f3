package comparison.report.figures;

/** Between which values something lies, with a confidence of {@link Bootstrap#CONFIDENCE}. */
public record Interval(double low, double high) {
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
