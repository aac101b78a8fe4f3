package comparison.search;

/** A partition with its figures. */
public record Scored(Partition partition, GroupScore score) {
    /** Whether this is at least as good in p99, cost and blast radius, and better in one. */
    boolean dominates(Scored other) {
        double[] mine = objectives();
        double[] theirs = other.objectives();
        boolean better = false;
        for (int i = 0; i < mine.length; i++) {
            if (mine[i] > theirs[i]) {
                return false;
            }
            better |= mine[i] < theirs[i];
        }
        return better;
    }

    double[] objectives() {
        return new double[] {score.p99Millis(), score.usd(), score.blastRadius()};
    }
}
