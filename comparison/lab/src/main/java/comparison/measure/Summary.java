package comparison.measure;

import comparison.measure.bed.MeasureException;
import comparison.measure.debugging.LogQuery;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Subject;
import comparison.measure.statics.Counting;
import comparison.measure.statics.House;
import comparison.model.measured.DebugFacts;
import comparison.model.measured.Machine;
import comparison.model.measured.Measurements;
import comparison.model.measured.StaticFacts;
import java.util.ArrayList;
import java.util.List;
import local.template.Stack;

/** Puts together what was found, and counts what can be counted. */
record Summary(Catalogue catalogue, Stack contenders) {
    Measurements of(Findings findings, Machine machine, boolean stopped) {
        List<String> missing = new ArrayList<>(findings.missing);
        List<StaticFacts> statics = statics(findings, missing);
        return new Measurements(
                machine,
                catalogue.subjects().stream().map(Subject::contender).toList(),
                findings.cold,
                findings.warm,
                findings.usage,
                Budgets.of(catalogue, findings.cold),
                statics,
                catalogue.contenders().stream()
                        .map(it -> debugging(it, findings))
                        .toList(),
                findings.headers,
                !stopped && missing.isEmpty(),
                missing);
    }

    private List<StaticFacts> statics(Findings findings, List<String> missing) {
        Counting counting = new Counting(contenders, House.read(catalogue.house()), catalogue.classes());
        List<StaticFacts> facts = new ArrayList<>();
        for (Subject subject : catalogue.subjects()) {
            Findings.Seen seen = findings.of(subject.name());
            try {
                facts.add(counting.of(subject, new Counting.Seen(seen.needed, seen.classesLoaded)));
            } catch (MeasureException e) {
                missing.add("what can be counted of %s: %s".formatted(subject.name(), e.getMessage()));
            }
        }
        return facts;
    }

    private DebugFacts debugging(Subject subject, Findings findings) {
        LogQuery query = LogQuery.of(subject, catalogue.key(), catalogue.house().accessLog());
        return new DebugFacts(
                subject.name(),
                findings.of(subject.name()).stackDepth,
                query.logGroups(),
                query.text(),
                findings.neighbours.getOrDefault(subject.contender().layout(), List.of()));
    }
}
