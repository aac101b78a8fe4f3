package comparison.advise;

import comparison.advise.change.UnifiedDiff;
import comparison.advise.judge.Judgement.Comparison;
import comparison.advise.traffic.Traffic;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.Candidate;
import comparison.trace.LogTrace;
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
        LogTrace log = traffic.log();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d endpoints in %d functions. %,d requests in %,.1f hours.",
                advice.template().getFileName(),
                advice.application().endpoints().size(),
                advice.application().functions().size(),
                traffic.count(),
                traffic.hours()));
        if (log.unreadable() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d lines could not be read, the first is %s",
                    log.unreadable(),
                    log.lines(),
                    log.examples().getFirst()));
        }
        if (log.unmatched() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d requests (%.1f %%) are for no route of the template, such as %s.",
                    log.unmatched(),
                    100 * traffic.unmatchedShare(),
                    String.join(", ", log.strangers())));
        }
        if (traffic.others() > 0) {
            lines.add(String.format(
                    Locale.ROOT, "%,d requests are for routes that are left as they are.", traffic.others()));
        }
        lines.addAll(advice.application().notes());
    }

    private void verdict() {
        lines.add("");
        lines.add(advice.verdict());
        lines.add("");
        lines.add("present -> best found            p99 ms            cold %          USD a month    blast radius");
        advice.judgement().comparisons().forEach(it -> lines.add(row(it)));
        lines.add("");
        lines.add(advice.judgement().tie() ? "The grouping stays:" : "Proposed:");
        for (Group group : advice.judgement().proposed().groups()) {
            lines.add("  " + group.endpoints().stream().map(Endpoint::routeKey).collect(Collectors.joining(", ")));
        }
    }

    private static String row(Comparison comparison) {
        Candidate now = comparison.present();
        Candidate best = comparison.best();
        return String.format(
                Locale.ROOT,
                "idle %2.0f min, %2.0f %% ahead %,6.0f -> %,6.0f  %6.2f -> %5.2f  %8.2f -> %7.2f    %4.2f -> %4.2f",
                comparison.scenario().idleMinutes(),
                100 * comparison.scenario().proactiveShare(),
                now.p99Millis(),
                best.p99Millis(),
                100 * now.coldShare(),
                100 * best.coldShare(),
                now.usdPerMonth(),
                best.usdPerMonth(),
                now.blastRadius(),
                best.blastRadius());
    }

    private void assumptions() {
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%,d groupings were looked at, %s.",
                advice.judgement().searched(),
                advice.judgement().every() ? "all that the rules allow" : "a good choice of all"));
        lines.add(
                "Idle: how long an environment without work is kept. Ahead: the share of inits before a request needs them. AWS publishes neither.");
        lines.addAll(advice.sources());
    }

    private void change() {
        advice.parameter().ifPresent(it -> {
            lines.add("");
            lines.add("Nothing is to be edited: the template has this grouping behind a parameter. Deploy with %s."
                    .formatted(it));
        });
        list("To be done before --write:", advice.change().obstacles());
        list("To be looked at afterwards:", advice.change().hints());
        String diff = UnifiedDiff.of(advice.template(), advice.change());
        if (!diff.isEmpty()) {
            lines.add("");
            lines.add(diff.stripTrailing());
        }
    }

    private void list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            lines.add("");
            lines.add(title);
            sentences.forEach(it -> lines.add("- " + it));
        }
    }
}
