package comparison.advise;

import comparison.advise.change.UnifiedDiff;
import comparison.advise.judge.Judgement;
import comparison.advise.traffic.Traffic;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Advice for a reader; what follows it is a diff that {@code patch} takes, since it passes over what stands before. */
public final class AdviceText {
    private final Advice advice;
    private final List<String> lines = new ArrayList<>();

    private AdviceText(Advice advice) {
        this.advice = advice;
    }

    public static String of(Advice advice) {
        AdviceText text = new AdviceText(advice);
        text.traffic();
        text.verdict();
        text.assumptions();
        text.change();
        return String.join("\n", text.lines) + "\n";
    }

    private void traffic() {
        Traffic traffic = advice.traffic();
        add(
                "%s: %d endpoints in %d functions. %,d requests in %,.1f hours.",
                advice.template().getFileName(),
                advice.application().endpoints().size(),
                advice.application().functions().size(),
                traffic.requests(),
                traffic.hours());
        if (traffic.unreadable() > 0) {
            add(
                    "%,d of %,d lines could not be read, the first: %s",
                    traffic.unreadable(), traffic.lines(), traffic.firstUnreadable());
        }
        if (traffic.unmatched() > 0) {
            add(
                    "%,d requests (%.1f %%) are for no route of the template, such as %s.",
                    traffic.unmatched(),
                    100.0 * traffic.unmatched() / (traffic.lines() - traffic.unreadable()),
                    String.join(", ", traffic.someUnmatched()));
        }
        if (traffic.others() > 0) {
            add("%,d requests are for routes that are left as they are.", traffic.others());
        }
        advice.application().notes().forEach(lines::add);
    }

    private void verdict() {
        add("");
        lines.add(advice.verdict());
        add("");
        add(
                "%-29s %17s %17s %15s %15s %13s",
                "present -> best found", "mean ms", "p99 ms", "cold %", "USD a month", "blast radius");
        for (Judgement.Comparison it : advice.judgement().comparisons()) {
            Candidate now = it.present().candidate();
            Candidate best = it.best().candidate();
            add(
                    "kept %2.0f min, %2.0f %% early inits %,7.0f -> %,6.0f %,7.0f -> %,6.0f %6.2f -> %5.2f %6.2f -> %5.2f %4.2f -> %4.2f",
                    it.scenario().idleMinutes(),
                    100 * it.scenario().proactiveShare(),
                    it.present().meanMillis(),
                    it.best().meanMillis(),
                    now.p99Millis(),
                    best.p99Millis(),
                    100 * now.coldShare(),
                    100 * best.coldShare(),
                    now.usdPerMonth(),
                    best.usdPerMonth(),
                    now.blastRadius(),
                    best.blastRadius());
        }
        add("");
        add("%s:", advice.judgement().tie() ? "The grouping stays" : "Proposed");
        for (Group group : advice.judgement().proposed().groups()) {
            add("  %s", group.endpoints().stream().map(Endpoint::routeKey).collect(Collectors.joining(", ")));
        }
    }

    private void assumptions() {
        add("");
        add(
                "%,d groupings were looked at, %s.",
                advice.judgement().searched(),
                advice.judgement().every() ? "all that the rules allow" : "by moving one endpoint at a time");
        lines.addAll(advice.sources());
    }

    private void change() {
        advice.parameter()
                .ifPresent(it -> add(
                        "\nNothing is to be edited: the template has this grouping behind a parameter. Deploy with %s.",
                        it));
        list("To be done before --write:", advice.change().obstacles());
        list("To be looked at afterwards:", advice.change().hints());
        String diff = UnifiedDiff.of(advice.template().getFileName().toString(), advice.change());
        if (!diff.isEmpty()) {
            add("");
            lines.add(diff.stripTrailing());
        }
    }

    private void list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            add("");
            lines.add(title);
            sentences.forEach(it -> lines.add("- " + it));
        }
    }

    private void add(String format, Object... arguments) {
        lines.add(String.format(Locale.ROOT, format, arguments));
    }
}
