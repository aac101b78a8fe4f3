package comparison.advise.judge;

import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Grouping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Looks for the grouping with the least score: among all where they are few, else by moving one endpoint at a time from several starts. */
final class GroupingSearch {
    /** 4,140 partitions, of 255 possible functions. */
    static final int EVERY_PARTITION = 8;

    private final Predicate<Group> allowed;
    private final ToDoubleFunction<Grouping> score;
    private final Map<Grouping, Double> known = new HashMap<>();

    GroupingSearch(Predicate<Group> allowed, ToDoubleFunction<Grouping> score) {
        this.allowed = allowed;
        this.score = score;
    }

    /**
     * What was found.
     *
     * @param all whether every allowed partition was looked at
     */
    record Found(Grouping best, long searched, boolean all) {}

    Found search(Grouping present) {
        List<Endpoint> endpoints = present.endpoints();
        boolean all = endpoints.size() <= EVERY_PARTITION;
        List<Grouping> ends = new ArrayList<>();
        if (all) {
            partitions(endpoints, 0, new ArrayList<>(), ends);
        } else {
            Set<Grouping> starts = new HashSet<>(List.of(present, Grouping.separate(endpoints), packed(endpoints)));
            starts.forEach(it -> ends.add(descended(it)));
        }
        Grouping best = present;
        for (Grouping end : ends) {
            if (score(end) < score(best) && end.groups().stream().allMatch(allowed)) {
                best = end;
            }
        }
        return new Found(best, known.size(), all);
    }

    private double score(Grouping grouping) {
        Double before = known.get(grouping);
        if (before != null) {
            return before;
        }
        double now = score.applyAsDouble(grouping);
        known.put(grouping, now);
        return now;
    }

    private void partitions(List<Endpoint> endpoints, int next, List<Group> groups, List<Grouping> found) {
        if (next == endpoints.size()) {
            found.add(new Grouping(groups));
            return;
        }
        Endpoint endpoint = endpoints.get(next);
        for (int i = 0; i < groups.size(); i++) {
            Group before = groups.get(i);
            Group with = with(before, endpoint);
            if (allowed.test(with)) {
                groups.set(i, with);
                partitions(endpoints, next + 1, groups, found);
                groups.set(i, before);
            }
        }
        groups.add(new Group(List.of(endpoint)));
        partitions(endpoints, next + 1, groups, found);
        groups.removeLast();
    }

    /** As few functions as the rules allow, taken greedily. */
    Grouping packed(List<Endpoint> endpoints) {
        List<Group> groups = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            int place = 0;
            while (place < groups.size() && !allowed.test(with(groups.get(place), endpoint))) {
                place++;
            }
            if (place == groups.size()) {
                groups.add(new Group(List.of(endpoint)));
            } else {
                groups.set(place, with(groups.get(place), endpoint));
            }
        }
        return new Grouping(groups);
    }

    private Grouping descended(Grouping from) {
        Grouping at = from;
        for (Grouping next = better(at); !next.equals(at); next = better(at)) {
            at = next;
        }
        return at;
    }

    private Grouping better(Grouping from) {
        Grouping best = from;
        for (Grouping neighbour : neighbours(from)) {
            if (score(neighbour) < score(best)) {
                best = neighbour;
            }
        }
        return best;
    }

    private List<Grouping> neighbours(Grouping from) {
        List<Grouping> neighbours = new ArrayList<>();
        for (Group source : from.groups()) {
            for (Endpoint endpoint : source.endpoints()) {
                List<Group> rest = without(from.groups(), source, endpoint);
                for (int i = 0; i < rest.size(); i++) {
                    Group with = with(rest.get(i), endpoint);
                    if (allowed.test(with) && !with.equals(source)) {
                        List<Group> moved = new ArrayList<>(rest);
                        moved.set(i, with);
                        neighbours.add(new Grouping(moved));
                    }
                }
                if (source.endpoints().size() > 1) {
                    rest.add(new Group(List.of(endpoint)));
                    neighbours.add(new Grouping(rest));
                }
            }
        }
        return neighbours;
    }

    private static List<Group> without(List<Group> groups, Group source, Endpoint endpoint) {
        List<Group> rest = new ArrayList<>(groups);
        rest.remove(source);
        List<Endpoint> left = new ArrayList<>(source.endpoints());
        left.remove(endpoint);
        if (!left.isEmpty()) {
            rest.add(new Group(left));
        }
        return rest;
    }

    private static Group with(Group group, Endpoint endpoint) {
        List<Endpoint> endpoints = new ArrayList<>(group.endpoints());
        endpoints.add(endpoint);
        return new Group(endpoints);
    }
}
