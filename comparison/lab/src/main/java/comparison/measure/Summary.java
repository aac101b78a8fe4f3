package comparison.measure;

import comparison.measure.bed.Bed;
import comparison.measure.bed.MeasureException;
import comparison.measure.debugging.LogQuery;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Subject;
import comparison.measure.statics.Counting;
import comparison.measure.statics.House;
import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.measured.DebugFacts;
import comparison.model.measured.Machine;
import comparison.model.measured.Measurements;
import comparison.model.measured.StaticFacts;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import local.template.Stack;

/** Puts together what was found, and counts what can be counted. */
record Summary(Catalogue catalogue, Stack contenders) {
    private static final URI NOWHERE = URI.create("http://127.0.0.1");

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
        Counting counting =
                new Counting(contenders, house(missing), catalogue.house().root());
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

    private House house(List<String> missing) {
        Map<Layout, Stack> stacks = new EnumMap<>(Layout.class);
        catalogue.house().parameters().forEach((layout, parameters) -> {
            try {
                stacks.put(layout, Bed.read(catalogue.house().template(), parameters, NOWHERE));
            } catch (MeasureException e) {
                missing.add("quotas of %s: %s".formatted(layout, e.getMessage()));
            }
        });
        return new House(stacks);
    }

    private DebugFacts debugging(Subject subject, Findings findings) {
        Endpoint endpoint = catalogue.asks().getFirst().endpoint();
        LogQuery query = LogQuery.of(subject, endpoint, catalogue.logField());
        return new DebugFacts(
                subject.name(),
                findings.of(subject.name()).stackDepth,
                1 + query.otherEndpoints(),
                query.text(),
                findings.neighbours.getOrDefault(subject.contender().layout(), List.of()));
    }
}
