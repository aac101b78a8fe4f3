package comparison.verdict;

import comparison.model.Grouping;
import comparison.model.simulated.Candidate;
import comparison.model.simulated.Contest;
import comparison.model.simulated.Outcome;
import comparison.model.simulated.Scenario;
import comparison.model.simulated.Verdict;
import comparison.search.GroupScores;
import comparison.search.Partition;
import comparison.search.Scored;
import comparison.search.Search;
import comparison.verdict.Meeting.Factor;
import comparison.verdict.Meeting.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Puts a question to simulation and search, and says what follows. */
public final class Judge {
    private static final int MOST_OF_FRONT = 12;

    private final Question question;
    private final Arena arena;
    private final Grouping routed;
    private final Grouping separate;
    private final Consumer<String> progress;

    private Judge(Question question, Consumer<String> progress) {
        this.question = question;
        this.arena = new Arena(question);
        this.routed = Grouping.routed(question.trace().endpoints());
        this.separate = Grouping.separate(question.trace().endpoints());
        this.progress = progress;
    }

    /** The answer; {@code progress} hears of each step in words. */
    public static Contest answer(Question question, Consumer<String> progress) {
        return new Judge(question, progress).contest();
    }

    private Contest contest() {
        List<Meeting> meetings = new ArrayList<>();
        for (Scenario scenario : question.effort().scenarios()) {
            progress.accept("%s: idle %.0f min, %.0f %% ahead"
                    .formatted(question.title(), scenario.idleMinutes(), 100 * scenario.proactiveShare()));
            meetings.add(meeting(scenario, 1));
        }
        progress.accept(question.title() + ": groupings");
        Scenario middle = question.effort().middle();
        var search = new Search(
                arena.trace().endpoints().size(),
                new GroupScores(group -> arena.score(group, middle)),
                question.rules());
        Search.Found found = search.run();
        progress.accept(question.title() + ": what would turn it round");
        Meeting inMiddle = meetings.get(question.effort().scenarios().indexOf(middle));
        Side now = inMiddle.winner(question.preference());
        var flip = Flip.factor(now, factor -> meeting(middle, factor).winner(question.preference()));
        Partition best = best(found.front(), question.preference());
        List<Outcome> outcomes = meetings.stream()
                .map(it -> outcome(it, best, it.equals(inMiddle) ? found.front() : List.of()))
                .toList();
        var words = new Words(question, meetings, inMiddle, flip, search.routedForbidden());
        var verdict = new Verdict(
                words.sentences(),
                words.isTie(),
                words.recommended(),
                words.deciding(),
                words.flip(),
                outcomes,
                found.looked(),
                found.exact() ? 0 : new Gap(search, arena.trace().endpoints().size()).measured(question.seed()),
                "%s (%,d requests over %.1f hours)"
                        .formatted(
                                question.traffic(),
                                arena.trace().size(),
                                arena.trace().millis() / 3_600_000),
                words.assumptions());
        return new Contest(question.title(), question.routed(), question.separate(), question.start(), verdict);
    }

    private Meeting meeting(Scenario scenario, double factor) {
        return new Meeting(scenario, arena.scores(routed, scenario, factor), arena.scores(separate, scenario, factor));
    }

    /** By the same preference as two layouts: the cheapest of those whose percentile is as good as the best, and of these the narrowest. */
    public static Partition best(List<Scored> front, Preference preference) {
        double p99 =
                front.stream().mapToDouble(it -> it.score().p99Millis()).min().orElse(0);
        List<Scored> quick = front.stream()
                .filter(it -> !preference.p99Counts(it.score().p99Millis(), p99, 0))
                .toList();
        double usd = quick.stream().mapToDouble(it -> it.score().usd()).min().orElse(0);
        return quick.stream()
                .filter(it -> !preference.usdCounts(it.score().usd(), usd, 0))
                .min(Comparator.comparingDouble(it -> it.score().blastRadius()))
                .map(Scored::partition)
                .orElseGet(() -> Partition.of(1L));
    }

    private Outcome outcome(Meeting meeting, Partition best, List<Scored> front) {
        Grouping grouping = arena.grouping(best);
        List<Candidate> named = List.of(
                Meeting.candidate("routed", routed, meeting.routed()),
                Meeting.candidate("separate", separate, meeting.separate()),
                Meeting.candidate("best found", grouping, arena.scores(grouping, meeting.scenario(), 1)));
        List<Candidate> simulated = front.stream()
                .sorted(Comparator.comparingDouble(it -> it.score().p99Millis()))
                .limit(MOST_OF_FRONT)
                .map(it -> arena.grouping(it.partition()))
                .map(it -> Meeting.candidate(
                        it.groups().size() + " functions", it, arena.scores(it, meeting.scenario(), 1)))
                .toList();
        Factor factor = meeting.factor(question.preference());
        return new Outcome(
                meeting.scenario(),
                named,
                simulated,
                switch (meeting.winner(question.preference())) {
                    case ROUTED -> "routed";
                    case SEPARATE -> "separate";
                    case NEITHER -> "";
                },
                switch (factor) {
                    case P99 -> "99th percentile";
                    case COST -> "cost, the percentiles being alike";
                    case NOTHING -> "a tie";
                });
    }
}
