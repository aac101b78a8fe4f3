package mailroom.access;

import java.util.List;

/** What became of a question. Only {@link Allowed} lets anybody through. */
public sealed interface Decision {
    /**
     * By these policies.
     *
     * @param caller with the team that the copy says, which may be another than the authorizer's
     */
    record Allowed(Caller caller, List<String> policies) implements Decision {
        public Allowed {
            policies = List.copyOf(policies);
        }
    }

    /**
     * For this reason.
     *
     * @param policies those that forbid it; empty when no policy had a say
     */
    record Denied(Why why, List<String> policies) implements Decision {
        public Denied {
            policies = List.copyOf(policies);
        }
    }

    /** There is no copy to decide by, or the person is not in it yet: nobody gets through, and asking again in a second may help. */
    record Unknown(String reason) implements Decision {}
}
