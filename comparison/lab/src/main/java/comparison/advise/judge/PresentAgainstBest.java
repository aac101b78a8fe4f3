package comparison.advise.judge;

import comparison.advise.app.Application;
import comparison.advise.judge.Judgement.Comparison;
import comparison.model.Group;
import comparison.model.Grouping;
import comparison.model.simulated.Scenario;
import comparison.search.GroupScore;
import comparison.search.GroupScores;
import comparison.search.Search;
import comparison.verdict.Arena;
import comparison.verdict.Flip;
import comparison.verdict.Judge;
import comparison.verdict.Meeting;
import comparison.verdict.Meeting.Side;
import comparison.verdict.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Searches for the best grouping and lets the present one meet it. The present one is called wrong only where it loses in the middle scenario and in
 * most others, and wins in none: nobody outside AWS knows which scenario holds.
 */
public final class PresentAgainstBest {
    private final Grouping present;
    private final Question question;
    private final GroupRules rules;
    private final Arena arena;
    private final Scenario middle;
    private final Consumer<String> progress;

    /** @param question its rules are {@code rules}, over bits */
    public PresentAgainstBest(Application application, Question question, GroupRules rules, Consumer<String> progress) {
        this.present = application.grouping();
        this.question = question;
        this.rules = rules;
        this.arena = new Arena(question);
        List<Scenario> scenarios = question.effort().scenarios();
        this.middle = scenarios.get(scenarios.size() / 2);
        this.progress = progress;
    }

    public Judgement judge() {
        progress.accept("simulating every group that may be");
        Search.Found found = new Search(
                        arena.trace().endpoints().size(),
                        new GroupScores(group -> arena.score(group, middle)),
                        question.rules())
                .run();
        Grouping best = arena.grouping(Judge.best(found.front(), question.preference()));
        progress.accept("letting the present grouping meet the best");
        List<Meeting> meetings = question.effort().scenarios().stream()
                .map(it -> meeting(best, it, 1))
                .toList();
        Optional<String> broken = present.groups().stream()
                .flatMap(it -> rules.forbids(it).stream())
                .findFirst();
        boolean better = !best.equals(present) && loses(meetings);
        Meeting inMiddle = meetings.get(question.effort().scenarios().indexOf(middle));
        return new Judgement(
                broken.isPresent() ? mended(better ? best : present) : better ? best : present,
                !better && broken.isEmpty(),
                meetings.stream().map(it -> comparison(it, best)).toList(),
                broken.map(it -> "The present grouping breaks a rule: %s.".formatted(it))
                        .orElseGet(() -> factor(inMiddle, best, better)),
                broken.isPresent() ? "No change of traffic mends that." : flip(best, better),
                found.looked(),
                found.exact());
    }

    /** The present grouping sits where a meeting of layouts has the routed one, the best where it has the separate one. */
    private Meeting meeting(Grouping best, Scenario scenario, double factor) {
        return new Meeting(scenario, arena.scores(present, scenario, factor), arena.scores(best, scenario, factor));
    }

    private boolean loses(List<Meeting> meetings) {
        List<Side> winners =
                meetings.stream().map(it -> it.winner(question.preference())).toList();
        long lost = winners.stream().filter(it -> it == Side.SEPARATE).count();
        return winners.get(question.effort().scenarios().indexOf(middle)) == Side.SEPARATE
                && 2 * lost > winners.size()
                && !winners.contains(Side.ROUTED);
    }

    /** What breaks a rule comes apart; the rest stays. */
    private Grouping mended(Grouping grouping) {
        return new Grouping(grouping.groups().stream()
                .flatMap(it -> rules.forbids(it).isEmpty()
                        ? Stream.of(it)
                        : it.endpoints().stream().map(one -> new Group(List.of(one))))
                .toList());
    }

    private Comparison comparison(Meeting meeting, Grouping best) {
        return new Comparison(
                meeting.scenario(),
                Meeting.candidate("present", present, meeting.routed()),
                Meeting.candidate("best found", best, meeting.separate()));
    }

    private String factor(Meeting meeting, Grouping best, boolean better) {
        if (best.equals(present)) {
            return "It is the best that was found.";
        }
        if (!better) {
            return "The best that was found is not better beyond tolerance, or not wherever Lambda may keep environments for more or less time.";
        }
        return switch (meeting.factor(question.preference())) {
            case P99 ->
                String.format(
                        Locale.ROOT,
                        "The 99th percentile decides: %,.0f ms instead of %,.0f ms, as %.2f %% of the requests wait for a cold start instead of %.2f %%.",
                        Meeting.p99(meeting.separate()),
                        Meeting.p99(meeting.routed()),
                        100 * Meeting.mean(meeting.separate(), GroupScore::coldShare),
                        100 * Meeting.mean(meeting.routed(), GroupScore::coldShare));
            case COST ->
                String.format(
                        Locale.ROOT,
                        "The cost decides: %.2f USD a month instead of %.2f.",
                        Meeting.usd(meeting.separate()),
                        Meeting.usd(meeting.routed()));
            case NOTHING -> "Nothing decides.";
        };
    }

    /** Only the two meet again, at another pace, in the middle scenario. */
    private String flip(Grouping best, boolean better) {
        Grouping other = best.equals(present) ? opposite() : best;
        if (other.equals(present)) {
            return "Nothing else is allowed.";
        }
        Side now = better ? Side.SEPARATE : meeting(other, middle, 1).winner(question.preference());
        OptionalDouble times = Flip.factor(now, it -> meeting(other, middle, it).winner(question.preference()));
        return times.isPresent()
                ? String.format(Locale.ROOT, "The answer turns round at %.2g times the traffic.", times.getAsDouble())
                : "No change of the traffic's volume between a thousandth and a thousand times turns it round.";
    }

    /** One function each, or where that is the present one, all in one if the rules allow it. */
    private Grouping opposite() {
        Grouping separate = Grouping.separate(present.endpoints());
        Grouping routed = Grouping.routed(present.endpoints());
        boolean allowed = rules.forbids(routed.groups().getFirst()).isEmpty();
        return !separate.equals(present) ? separate : allowed ? routed : present;
    }
}
