package local.observe;

/** Takes note of what is used. Thread-safe; must answer at once, as event loops call it. */
@FunctionalInterface
public interface Meter {
    Meter NONE = (usage, resource, amount) -> {};

    /**
     * Adds to what was used.
     *
     * @param resource who used it: a function's logical id where one is known, else the resource's
     * @param amount in the unit that {@code usage} names
     */
    void add(Usage usage, String resource, double amount);
}
