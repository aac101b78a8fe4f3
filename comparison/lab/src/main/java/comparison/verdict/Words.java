package comparison.verdict;

import comparison.search.GroupScore;
import comparison.verdict.Meeting.Factor;
import comparison.verdict.Meeting.Side;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The verdict in sentences.
 *
 * @param forbidden why one function for all is out of the question, if it is
 */
record Words(
        Question question, List<Meeting> meetings, Meeting middle, OptionalDouble flipAt, Optional<String> forbidden) {
    /** The side that wins most scenarios; neither where most are ties, or none wins more than the other. */
    Side winner() {
        long routed = count(Side.ROUTED);
        long separate = count(Side.SEPARATE);
        long ties = count(Side.NEITHER);
        if (routed == separate || ties > Math.max(routed, separate)) {
            return Side.NEITHER;
        }
        return routed > separate ? Side.ROUTED : Side.SEPARATE;
    }

    boolean isTie() {
        return forbidden.isEmpty() && winner() == Side.NEITHER;
    }

    /** Of two that tie, the one whose code can do less harm. */
    String recommended() {
        return forbidden.isEmpty() && winner() == Side.ROUTED ? "routed" : "separate";
    }

    List<String> sentences() {
        return List.of(first(), deciding(), flip());
    }

    private String first() {
        long routed = count(Side.ROUTED);
        long separate = count(Side.SEPARATE);
        long ties = count(Side.NEITHER);
        String counts = "routed wins %d of %d scenarios, separate %d, and %d are ties"
                .formatted(routed, meetings.size(), separate, ties);
        if (forbidden.isPresent()) {
            return "Choose one function per endpoint (%s): one for all is out of the question, since %s."
                    .formatted(question.separate(), forbidden.get());
        }
        return switch (winner()) {
            case ROUTED ->
                "Choose one routed function (%s): over idle times and proactive starts that nobody outside AWS knows, %s."
                        .formatted(question.routed(), counts);
            case SEPARATE ->
                "Choose one function per endpoint (%s): over idle times and proactive starts that nobody outside AWS knows, %s."
                        .formatted(question.separate(), counts);
            case NEITHER ->
                "It is a tie in time and cost (%s), so take one function per endpoint (%s) for its narrower permissions, or what your team reads more easily."
                        .formatted(counts, question.separate());
        };
    }

    private long count(Side side) {
        return meetings.stream()
                .filter(it -> it.winner(question.preference()) == side)
                .count();
    }

    String deciding() {
        double routedCold = 100 * Meeting.mean(middle.routed(), GroupScore::coldShare);
        double separateCold = 100 * Meeting.mean(middle.separate(), GroupScore::coldShare);
        double routedP99 = Meeting.p99(middle.routed());
        double separateP99 = Meeting.p99(middle.separate());
        Factor factor = middle.factor(question.preference());
        return switch (factor) {
            case P99 ->
                String.format(
                        Locale.ROOT,
                        "The 99th percentile decides: %.0f ms routed against %.0f ms separate, as %.2f %% and %.2f %% of the requests wait for a cold start%s.",
                        routedP99,
                        separateP99,
                        routedCold,
                        separateCold,
                        why(routedCold, separateCold, routedP99 < separateP99));
            case COST ->
                String.format(
                        Locale.ROOT,
                        "The cost decides, the percentiles being alike: %.2f USD a month routed against %.2f separate.",
                        Meeting.usd(middle.routed()),
                        Meeting.usd(middle.separate()));
            case NOTHING ->
                String.format(
                        Locale.ROOT,
                        "Nothing decides: the 99th percentile is %.0f ms routed and %.0f ms separate, the cost %.2f and %.2f USD a month.",
                        routedP99,
                        separateP99,
                        Meeting.usd(middle.routed()),
                        Meeting.usd(middle.separate()));
        };
    }

    /** Only where cold starts point the same way as the percentile are they its reason. */
    private static String why(double routedCold, double separateCold, boolean routedWins) {
        if (routedWins && routedCold < separateCold) {
            return ", which few shared environments meet less often than many of their own";
        }
        return !routedWins && routedCold < separateCold ? ", yet what separate ones take is shorter" : "";
    }

    String flip() {
        return Flip.inWords(flipAt)
                .map("The answer turns round at %s."::formatted)
                .orElse(
                        "No change of the traffic's volume between a thousandth and a thousand times turns the answer round.");
    }

    List<String> assumptions() {
        return List.of(
                "Lambda's idle time and its share of proactive starts are not published: both are swept.",
                "A request takes the environment that worked last; a throttled one is not tried again.",
                "A function of some endpoints lies between one of one and one of all in its times, in proportion.",
                String.format(
                        Locale.ROOT,
                        "A difference counts from %.0f %% (p99) and %.0f %% (cost) on, and if it exceeds twice the standard error over %d seeds, all but the first with samples drawn anew from those measured.",
                        100 * question.preference().p99Share(),
                        100 * question.preference().usdShare(),
                        question.effort().seeds()),
                "Times were measured on the machine that the report names, not on AWS.");
    }
}
