package local.faults;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import local.observe.Faults;

/**
 * The rules at work. Every rule that a question concerns is asked, in the order in which they came; the first that strikes decides what
 * happens, so that no rule changes what another one counts. Thread-safe.
 */
public final class FaultBook implements Faults {
    private final InstantSource clock;
    private volatile StackNames names = StackNames.NONE;
    private volatile List<Watch> watches = List.of();

    public FaultBook(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on rules and questions may use the template's names. */
    public void know(StackNames stack) {
        this.names = stack;
    }

    StackNames names() {
        return names;
    }

    /** Adds rules; their clocks begin to run now. Answers with the names that are taken: then none was added. */
    public synchronized List<String> add(FaultFile file, long seed) {
        Set<String> taken = watches.stream().map(it -> it.rule().name()).collect(Collectors.toSet());
        List<String> twice =
                file.rules().stream().map(Rule::name).filter(taken::contains).toList();
        if (twice.isEmpty()) {
            Instant now = clock.instant();
            List<Watch> all = new ArrayList<>(watches);
            file.rules().forEach(it -> all.add(new Watch(it, seed, now)));
            watches = List.copyOf(all);
        }
        return twice;
    }

    /** Takes a rule away; what it did stays done. Empty if there is none of this name. */
    synchronized Optional<String> remove(String name) {
        List<Watch> rest =
                watches.stream().filter(it -> !it.rule().name().equals(name)).toList();
        Optional<String> removed = rest.size() == watches.size() ? Optional.empty() : Optional.of(name);
        watches = rest;
        return removed;
    }

    synchronized void clear() {
        watches = List.of();
    }

    /** Puts these in the place of all that were there. */
    public synchronized void replace(FaultFile file, long seed) {
        clear();
        var _ = add(file, seed);
    }

    List<Watch> watches() {
        return watches;
    }

    @Override
    public OfInvocation onInvocation(String function) {
        return ask(rule -> rule.target().kind() == Kind.FUNCTION
                                        && rule.target().named(names.of(Kind.FUNCTION, function)))
                                .orElse(null)
                        instanceof Act.ToInvocation(var fault)
                ? fault
                : new OfInvocation.None();
    }

    @Override
    public OfDelivery onDelivery(String resource) {
        return ask(rule -> rule.act() instanceof Act.ToDelivery
                                        && rule.target()
                                                .named(names.of(rule.target().kind(), resource)))
                                .orElse(null)
                        instanceof Act.ToDelivery(var fault)
                ? fault
                : new OfDelivery.None();
    }

    @Override
    public OfCall onCall(String caller, String service, String operation, String resource) {
        return ask(rule -> rule.act() instanceof Act.ToCall
                                        && rule.target().concerns(service)
                                        && rule.target().operation().matches(operation)
                                        && names.ofCaller(caller).stream()
                                                .anyMatch(rule.target().caller()::matches)
                                        && concerns(rule.target(), service, resource))
                                .orElse(null)
                        instanceof Act.ToCall(var fault)
                ? fault
                : new OfCall.None();
    }

    /** A call may name several resources, separated by commas: one that fits is enough. */
    private boolean concerns(Target target, String service, String resources) {
        Kind kind = Kind.ofService(service);
        return Arrays.stream(resources.split(",", -1))
                .map(it -> names.of(kind, it))
                .anyMatch(it -> target.kind() == Kind.SERVICE ? target.fits(it) : target.named(it));
    }

    @Override
    public boolean looksAtResource(String service) {
        return watches.stream()
                .map(Watch::rule)
                .anyMatch(it -> it.act() instanceof Act.ToCall
                        && it.target().concerns(service)
                        && (it.target().kind() != Kind.SERVICE || it.target().looksAtResource()));
    }

    private Optional<Act> ask(Predicate<Rule> concerned) {
        if (watches.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<Watch> struck = watches.stream()
                .filter(it -> concerned.test(it.rule()) && it.strikes(now))
                .toList();
        return struck.stream().findFirst().map(it -> {
            it.countApplied();
            return it.rule().act();
        });
    }
}
