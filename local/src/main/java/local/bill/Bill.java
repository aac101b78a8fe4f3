package local.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import local.observe.Usage;

/**
 * What a reading costs at a list's prices.
 *
 * @param lines for what was used; what was not used has none
 * @param monthly for what a month costs in which nothing happens
 */
public record Bill(Reading reading, List<Line> lines, List<Line> monthly, List<String> notes) {
    /** Dollars are kept to a billionth: what one request costs still shows, and a sum is exact. */
    private static final int DECIMALS = 9;

    public Bill {
        lines = List.copyOf(lines);
        monthly = List.copyOf(monthly);
        notes = List.copyOf(notes);
    }

    /**
     * One position.
     *
     * @param by amounts by who used it
     * @param cause whether it came of work, or of time passing
     */
    public record Line(Price price, double amount, Map<String, Double> by, BigDecimal usd, Cause cause) {
        public Line {
            by = java.util.Collections.unmodifiableMap(new TreeMap<>(by));
        }
    }

    /** What a line came of. */
    public enum Cause {
        WORK,
        TIME
    }

    public static Bill of(Reading reading, Prices prices) {
        List<Line> lines = Item.ALL.stream()
                .map(it -> line(prices.of(it.price()), it.amounts().apply(reading), it.cause()))
                .filter(it -> it.amount() > 0)
                .toList();
        return new Bill(reading, lines, monthly(reading.standing(), prices), prices.notes());
    }

    public BigDecimal total() {
        return sum(lines.stream());
    }

    public BigDecimal monthlyTotal() {
        return sum(monthly.stream());
    }

    /** Requests to HTTP APIs, as they are billed. */
    public double requests() {
        return reading.used().total(Usage.HTTP_API_REQUESTS);
    }

    /** The total for a thousand requests to HTTP APIs; empty if there were none. */
    public Optional<BigDecimal> perThousandRequests() {
        return perThousand(total());
    }

    /** The same without what came of time passing: it depends on the traffic alone. */
    public Optional<BigDecimal> perThousandRequestsOfWork() {
        return perThousand(sum(lines.stream().filter(it -> it.cause() == Cause.WORK)));
    }

    private Optional<BigDecimal> perThousand(BigDecimal usd) {
        return requests() == 0
                ? Optional.empty()
                : Optional.of(usd.multiply(BigDecimal.valueOf(1_000))
                        .divide(BigDecimal.valueOf(requests()), DECIMALS, RoundingMode.HALF_UP));
    }

    private static List<Line> monthly(Standing standing, Prices prices) {
        List<Line> lines = new ArrayList<>();
        standing.monthly().forEach((price, amounts) -> lines.add(line(prices.of(price), amounts, Cause.TIME)));
        polls(standing.polled(), prices.of(Item.IDLE_POLLS)).ifPresent(lines::add);
        polls(standing.polledFifo(), prices.of(Item.FIFO_IDLE_POLLS)).ifPresent(lines::add);
        return lines;
    }

    private static Optional<Line> polls(Set<String> pollers, Price price) {
        if (pollers.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> amounts = new TreeMap<>();
        pollers.forEach(it -> amounts.put(it, StandingReader.HOURS_PER_MONTH * 60 * Item.IDLE_POLLS_PER_MINUTE));
        return Optional.of(line(price, amounts, Cause.TIME));
    }

    private static Line line(Price price, Map<String, Double> by, Cause cause) {
        // in the order of names, so that the same reading gives the same sum
        double amount =
                new TreeMap<>(by).values().stream().mapToDouble(it -> it).sum();
        BigDecimal usd = BigDecimal.valueOf(amount)
                .multiply(price.usd())
                .divide(BigDecimal.valueOf(price.per()), DECIMALS, RoundingMode.HALF_UP);
        return new Line(price, amount, by, usd, cause);
    }

    private static BigDecimal sum(Stream<Line> lines) {
        return lines.map(Line::usd)
                .reduce(BigDecimal.ZERO.setScale(DECIMALS, RoundingMode.UNNECESSARY), BigDecimal::add);
    }
}
