package mailroom.access;

import java.util.List;
import mailroom.access.cedar.Validation;

/** Whether a text may become a policy. */
public final class PolicyText {
    private PolicyText() {}

    /** What is wrong, and in which line, counted from 1. */
    public record Fault(int line, String reason) {}

    /** None for one or more policies that Cedar reads and that use the schema's words only; templates are none. */
    public static List<Fault> faults(String text) {
        return Validation.faults(text).stream()
                .map(it -> new Fault(it.line(), it.reason()))
                .toList();
    }
}
