package comparison.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A good part of the partitions of many endpoints. For each of several ways to weigh p99, cost and blast radius it begins with one function per
 * endpoint, merges the pair that helps most until one function is left, and then moves single endpoints from the best of these as long as that
 * helps. All that it meets is offered to one front.
 */
final class Merging {
    /** Weights of p99, cost and blast radius, each relative to one function per endpoint. */
    private static final double[][] WEIGHTS = {
        {1, 0.01, 0.01}, {0.01, 1, 0.01}, {0.01, 0.01, 1}, {1, 1, 0.01}, {1, 0.01, 1}, {0.01, 1, 1}, {1, 1, 1}
    };

    private final int endpoints;
    private final GroupScores scores;
    private final Rules rules;
    private final Front front = new Front();
    private final Set<Partition> seen = new HashSet<>();
    private final double[] unit;

    Merging(int endpoints, GroupScores scores, Rules rules) {
        this.endpoints = endpoints;
        this.scores = scores;
        this.rules = rules;
        Scored separate = look(Partition.separate(endpoints));
        if (rules.forbids(Partition.all(endpoints)).isEmpty()) {
            look(Partition.routed(endpoints));
        }
        double[] begin = separate.objectives();
        unit = new double[] {Math.max(begin[0], 1e-9), Math.max(begin[1], 1e-9), 1};
        for (double[] weights : WEIGHTS) {
            improve(merge(separate, weights), weights);
        }
    }

    private Scored look(Partition partition) {
        var scored = new Scored(partition, scores.of(partition));
        if (seen.add(partition)) {
            front.offer(scored);
        }
        return scored;
    }

    private double cost(Scored scored, double[] weights) {
        double[] objectives = scored.objectives();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * objectives[i] / unit[i];
        }
        return sum;
    }

    /** Merges pair after pair; returns the best partition on the way. */
    private Scored merge(Scored separate, double[] weights) {
        Scored best = separate;
        Scored now = separate;
        while (now.partition().groups().size() > 1) {
            Optional<Scored> next = Optional.empty();
            List<Long> groups = now.partition().groups();
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    if (rules.forbids(groups.get(i) | groups.get(j)).isEmpty()) {
                        Scored candidate = look(now.partition().merged(i, j));
                        if (next.isEmpty() || cost(candidate, weights) < cost(next.get(), weights)) {
                            next = Optional.of(candidate);
                        }
                    }
                }
            }
            if (next.isEmpty()) {
                return best;
            }
            now = next.get();
            if (cost(now, weights) < cost(best, weights)) {
                best = now;
            }
        }
        return best;
    }

    private void improve(Scored from, double[] weights) {
        Scored best = from;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int endpoint = 0; endpoint < endpoints; endpoint++) {
                int groups = best.partition().groups().size();
                for (int to = 0; to <= groups; to++) {
                    Partition partition = best.partition()
                            .moved(
                                    endpoint,
                                    Math.min(to, best.partition().groups().size()));
                    if (isAllowed(partition)) {
                        Scored candidate = look(partition);
                        if (cost(candidate, weights) < cost(best, weights) - 1e-12) {
                            best = candidate;
                            moved = true;
                        }
                    }
                }
            }
        }
    }

    private boolean isAllowed(Partition partition) {
        for (long group : partition.groups()) {
            if (rules.forbids(group).isPresent()) {
                return false;
            }
        }
        return true;
    }

    List<Scored> front() {
        return front.all();
    }

    long looked() {
        return seen.size();
    }
}
