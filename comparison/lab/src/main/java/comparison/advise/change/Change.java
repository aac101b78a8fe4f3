package comparison.advise.change;

import java.util.List;

/**
 * A template's text before and after.
 *
 * @param obstacles what must be done or said by a human before it may be written, a sentence each
 * @param hints what a human should look at afterwards, a sentence each
 */
public record Change(String before, String after, List<String> obstacles, List<String> hints) {
    public Change {
        obstacles = List.copyOf(obstacles);
        hints = List.copyOf(hints);
    }

    public boolean isNone() {
        return before.equals(after) && obstacles.isEmpty();
    }
}
