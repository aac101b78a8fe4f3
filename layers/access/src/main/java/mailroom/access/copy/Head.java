package mailroom.access.copy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a copy knows of the ACL as a whole.
 *
 * <p>Up to {@code version} nothing is missing. Changes that came early are applied at once and their versions are remembered in {@code ahead} until
 * the ones before them have come. Of two states of one thing that of the greater version stays, and what {@code version} covers is never applied
 * again: so any order and any duplicates lead to the same copy.
 *
 * @param revision grows with every write of the head, so that of two writers at once one begins anew
 * @param gapSince since when the version after {@code version} has been missing; empty while none is
 */
public record Head(
        long revision,
        long version,
        Set<Long> ahead,
        Optional<Instant> gapSince,
        Map<String, Policy> policies,
        Map<String, Role> roles) {
    /** A policy as of a version; without text it is deleted. */
    public record Policy(long version, Optional<String> text) {}

    /** A role as of a version. */
    public record Role(long version, boolean disabled) {}

    public Head {
        ahead = Set.copyOf(ahead);
        policies = Map.copyOf(policies);
        roles = Map.copyOf(roles);
    }

    /** Of a copy in which nothing is known yet. */
    public static Head first() {
        return new Head(0, 0, Set.of(), Optional.empty(), Map.of(), Map.of());
    }

    /** With these changes applied. */
    public Head with(Collection<Change> changes, Instant now) {
        List<Change> news =
                changes.stream().filter(it -> it.version() > version).toList();
        var versions = new TreeSet<>(ahead);
        news.forEach(it -> versions.add(it.version()));
        return new Merge(policies, roles).with(news).at(version, versions, now);
    }

    /**
     * With a snapshot applied, which says everything up to {@code covered}: what it does not name is not there. One that is older than this head says
     * nothing new, and would bring back what was deleted since.
     */
    public Head covering(long covered, Collection<Change> all, Instant now) {
        if (covered < version) {
            return this;
        }
        Map<String, Policy> latePolicies = new HashMap<>(policies);
        latePolicies.values().removeIf(it -> it.version() <= covered);
        Map<String, Role> lateRoles = new HashMap<>(roles);
        lateRoles.values().removeIf(it -> it.version() <= covered);
        return new Merge(latePolicies, lateRoles).with(all).at(covered, new TreeSet<>(ahead), now);
    }

    /** Whether another has the same to say, whichever way it came to be. */
    public boolean says(Head other) {
        return version == other.version
                && ahead.equals(other.ahead)
                && gapSince.equals(other.gapSince)
                && policies.equals(other.policies)
                && roles.equals(other.roles);
    }

    /** Policies and roles on their way from one head to the next. */
    private final class Merge {
        private final Map<String, Policy> policies;
        private final Map<String, Role> roles;

        Merge(Map<String, Policy> policies, Map<String, Role> roles) {
            this.policies = new HashMap<>(policies);
            this.roles = new HashMap<>(roles);
        }

        Merge with(Collection<Change> changes) {
            changes.forEach(change -> {
                switch (change) {
                    case Change.OfPolicy(var v, var id, var text) ->
                        policies.merge(id, new Policy(v, text), (a, b) -> a.version() >= b.version() ? a : b);
                    case Change.OfRole(var v, var id, var disabled) ->
                        roles.merge(id, new Role(v, disabled), (a, b) -> a.version() >= b.version() ? a : b);
                    case Change.Single _ -> {}
                }
            });
            return this;
        }

        Head at(long from, NavigableSet<Long> versions, Instant now) {
            long to = from;
            versions.headSet(to, true).clear();
            while (versions.remove(to + 1)) {
                to++;
            }
            long reached = to;
            // What was deleted is remembered only as long as something older may still be applied.
            policies.values().removeIf(it -> it.text().isEmpty() && it.version() <= reached);
            return new Head(revision + 1, reached, versions, gap(reached, versions, now), policies, roles);
        }

        private Optional<Instant> gap(long reached, Set<Long> versions, Instant now) {
            if (versions.isEmpty()) {
                return Optional.empty();
            }
            return reached == version && gapSince.isPresent() ? gapSince : Optional.of(now);
        }
    }
}
