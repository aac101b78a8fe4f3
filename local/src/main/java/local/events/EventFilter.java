package local.events;

import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** The patterns of {@code FilterCriteria}, EventBridge's own: an event passes when one of them matches, or there are none. */
final class EventFilter {
    private final List<String> patterns;
    private final Machine machine;

    /**
     * Compiles the patterns.
     *
     * @throws IllegalArgumentException a pattern that EventBridge would not take
     */
    EventFilter(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
        this.machine = Machine.builder().build();
        for (String pattern : patterns) {
            try {
                machine.addRule(pattern, pattern);
            } catch (IOException e) {
                throw new IllegalArgumentException("no event pattern: %s: %s".formatted(pattern, e.getMessage()), e);
            }
        }
    }

    boolean passes(String event) {
        try {
            return patterns.isEmpty() || !machine.rulesForJSONEvent(event).isEmpty();
        } catch (Exception e) { // what the machine declares for an event it cannot read
            return false;
        }
    }

    boolean passesAll() {
        return patterns.isEmpty();
    }
}
