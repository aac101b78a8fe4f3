package mailroom.access.cedar;

import java.util.List;

/** What the policies say. */
public sealed interface Verdict {
    record Permitted(List<String> by) implements Verdict {
        public Permitted {
            by = List.copyOf(by);
        }
    }

    /** By a policy that forbids it, or by one that could not be evaluated and might have. */
    record Forbidden(List<String> by) implements Verdict {
        public Forbidden {
            by = List.copyOf(by);
        }
    }

    record NotPermitted() implements Verdict {}

    /** The policies as a whole, or the question, are not what the engine reads. */
    record Undecided(String reason) implements Verdict {}
}
