package local.bill;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Collectors;
import local.observe.Meter;
import local.observe.Usage;
import local.template.Stack;

/** Sums what is used, per usage and resource. Thread-safe; an addition to a known sum takes no lock. */
public final class Ledger implements Meter {
    /** Has every usage from the start, and so is only read. */
    private final Map<Usage, Sums> sums = new EnumMap<>(Usage.class);

    private final InstantSource clock;
    private final Instant since;

    /** Begins now. */
    public Ledger(InstantSource clock) {
        this.clock = clock;
        this.since = clock.instant();
        for (Usage usage : Usage.values()) {
            sums.put(usage, new Sums(new ConcurrentHashMap<>()));
        }
    }

    @Override
    public void add(Usage usage, String resource, double amount) {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("%s of %s: %s is no amount".formatted(usage, resource, amount));
        }
        Sums of = sums.get(usage);
        if (of != null) {
            of.add(resource, amount);
        }
    }

    /** What {@code stack} used since the beginning. */
    public Reading read(Stack stack) {
        return new Reading(since, clock.instant(), used(), StandingReader.of(stack));
    }

    /** All sums at this moment. */
    public Used used() {
        return new Used(sums.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().snapshot())));
    }

    private record Sums(ConcurrentMap<String, DoubleAdder> byResource) {
        void add(String resource, double amount) {
            DoubleAdder sum = byResource.get(resource);
            if (sum == null) {
                sum = byResource.computeIfAbsent(resource, it -> new DoubleAdder());
            }
            sum.add(amount);
        }

        Map<String, Double> snapshot() {
            return byResource.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue()
                    .sum()));
        }
    }
}
