package comparison.advise.change;

import comparison.advise.app.AdviseException;
import comparison.advise.app.AppFunction;
import comparison.model.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives the function of a merged group what the others had: memory, timeout, policies, variables; and asks for the code that routes. */
final class FunctionMerger {
    /** Taken over by name below, or of no weight for what a function can do. */
    private static final Set<String> KNOWN = Set.of(
            "Events",
            "FunctionName",
            "Description",
            "Tags",
            "Handler",
            "CodeUri",
            "MemorySize",
            "Timeout",
            "Policies",
            "Environment",
            "Role",
            "LoggingConfig",
            "AutoPublishAlias");

    private final Draft draft;
    private final Programs programs;

    FunctionMerger(Draft draft, Programs programs) {
        this.draft = draft;
        this.programs = programs;
    }

    void merge(Plan.Home home, List<AppFunction> members) throws AdviseException {
        AppFunction model = members.getFirst();
        String to = home.function();
        int memory = members.stream().mapToInt(AppFunction::memoryMb).max().orElseThrow();
        long timeout =
                members.stream().mapToLong(it -> it.timeout().toSeconds()).max().orElseThrow();
        if (memory != model.memoryMb()) {
            draft.set(to, "MemorySize", Integer.toString(memory));
        }
        if (timeout != model.timeout().toSeconds()) {
            draft.set(to, "Timeout", Long.toString(timeout));
        }
        for (AppFunction member : members.subList(1, members.size())) {
            variables(member.id(), to);
            policies(member, model, to);
            others(member.id(), to);
        }
        if (members.stream().anyMatch(it -> !it.sameProgram(model))) {
            program(home, members);
        }
    }

    private void program(Plan.Home home, List<AppFunction> members) throws AdviseException {
        String to = home.function();
        String routes =
                home.group().endpoints().stream().map(Endpoint::routeKey).collect(Collectors.joining(", "));
        Optional<String> handler = programs.handler(to);
        if (handler.isPresent()) {
            draft.set(to, "Handler", handler.get());
        } else {
            mark(to, "Handler", "advise: a handler that routes " + routes);
            draft.obstacle(
                    "%s must answer %s, and no handler of the template does: write one that looks at the event's routeKey and calls %s, and name it with --handler %s=CLASS::METHOD"
                            .formatted(
                                    to,
                                    routes,
                                    members.stream()
                                            .map(AppFunction::handler)
                                            .distinct()
                                            .collect(Collectors.joining(", ")),
                                    to));
        }
        if (members.stream().map(AppFunction::code).distinct().count() > 1) {
            Optional<String> code = programs.code(to);
            if (code.isPresent()) {
                draft.set(to, "CodeUri", code.get());
            } else {
                mark(to, "CodeUri", "advise: an archive that holds the code of all of them");
                draft.obstacle("%s needs one archive with the code of %s: build it, and name it with --code-uri %s=PATH"
                        .formatted(to, home.from().stream().collect(Collectors.joining(", ")), to));
            }
        }
    }

    /** A comment behind the property, so that the diff shows what is still to be done. */
    private void mark(String function, String property, String comment) throws AdviseException {
        Optional<Entry> entry = draft.find(function, property);
        if (entry.isPresent() && entry.get().line() == entry.get().last()) {
            int line = entry.get().line();
            draft.replace(line, line, List.of(draft.yaml().lines().get(line) + " # " + comment));
        }
    }

    private void variables(String from, String to) throws AdviseException {
        Optional<Entry> source = draft.find(from, "Environment");
        if (source.isEmpty()) {
            return;
        }
        String[] target = Draft.property(to, "Environment", "Variables");
        if (draft.find(to, "Environment").isEmpty()) {
            draft.append(lines(source.get()), source.get().indent(), Draft.property(to));
            return;
        }
        for (Entry variable : draft.yaml().children(Draft.property(from, "Environment", "Variables"))) {
            Optional<Entry> same = draft.find(to, "Environment", "Variables", variable.key());
            if (same.isPresent() && !value(same.get()).equals(value(variable))) {
                draft.obstacle("the variable %s is '%s' in %s and '%s' in %s: give one of them another name"
                        .formatted(variable.key(), value(same.get()), to, value(variable), from));
            } else if (same.isEmpty()
                    && variable.whole()
                    && draft.yaml().find(target).filter(Entry::isBlock).isPresent()) {
                draft.append(lines(variable), variable.indent(), target);
            } else if (same.isEmpty()) {
                draft.obstacle("the variable %s of %s is not written on a line of its own: add it to %s"
                        .formatted(variable.key(), from, to));
            }
        }
    }

    private void policies(AppFunction from, AppFunction model, String to) throws AdviseException {
        if (model.permissions().containsAll(from.permissions())) {
            return;
        }
        Optional<String[]> source = policiesOf(from);
        Optional<String[]> target = policiesOf(new AppFunctionId(model, to));
        if (source.isPresent() && target.isPresent() && union(source.get(), target.get())) {
            return;
        }
        Set<String> missing = new LinkedHashSet<>(from.permissions());
        missing.removeAll(model.permissions());
        draft.obstacle("%s must be allowed what %s is: %s".formatted(to, from.id(), String.join("; ", missing)));
    }

    private record AppFunctionId(AppFunction function, String id) {}

    private Optional<String[]> policiesOf(AppFunction function) {
        return policiesOf(new AppFunctionId(function, function.id()));
    }

    /** Where a function's policies stand: with it, or with the role of the template that it names. */
    private Optional<String[]> policiesOf(AppFunctionId function) {
        if (function.function().role().isEmpty()) {
            return Optional.of(Draft.property(function.id(), "Policies"));
        }
        return draft.find(function.id(), "Role")
                .map(it -> String.join("", lines(it))
                        .replaceAll("(?s)^.*?Role:|\\.Arn.*$|!GetAtt|Fn::GetAtt:|[\"'{}\\[\\]]", "")
                        .strip())
                .filter(role -> draft.find(role, "Policies").isPresent())
                .map(role -> Draft.property(role, "Policies"));
    }

    /** Adds the items of one list of policies that the other lacks; false where one of them is no list of lines. */
    private boolean union(String[] from, String[] to) throws AdviseException {
        Entry source = draft.yaml().find(from).orElse(null);
        Entry target = draft.yaml().find(to).orElse(null);
        if (source == null || !source.isBlock() || !source.whole()) {
            return false;
        }
        if (target == null) {
            draft.append(lines(source), source.indent(), java.util.Arrays.copyOf(to, to.length - 1));
            return true;
        }
        List<List<String>> own = draft.yaml().items(target);
        if (own.isEmpty() || draft.yaml().items(source).isEmpty()) {
            return false;
        }
        Set<String> known = own.stream().map(FunctionMerger::meaning).collect(Collectors.toSet());
        List<String> added = new ArrayList<>();
        int indent = spaces(draft.yaml().items(source).getFirst().getFirst());
        for (List<String> item : draft.yaml().items(source)) {
            if (known.add(meaning(item))) {
                added.addAll(Lines.shifted(item, spaces(own.getFirst().getFirst()) - indent));
            }
        }
        draft.insert(target.last() + 1, added);
        return true;
    }

    /** What is set for one and not, or otherwise, for the other, and is not known here. */
    private void others(String from, String to) {
        for (Entry property : draft.yaml().children(Draft.property(from))) {
            Optional<Entry> own = draft.find(to, property.key());
            if (!KNOWN.contains(property.key())
                    && own.filter(it -> value(it).equals(value(property))).isEmpty()) {
                draft.hint("%s of %s is not taken over into %s: see whether it must be"
                        .formatted(property.key(), from, to));
            }
        }
    }

    private List<String> lines(Entry entry) {
        return draft.yaml().lines().range(entry.line(), entry.last());
    }

    private String value(Entry entry) {
        return meaning(lines(entry)).replaceFirst("^" + java.util.regex.Pattern.quote(entry.key()) + ":\\s*", "");
    }

    private static String meaning(List<String> lines) {
        return lines.stream().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static int spaces(String line) {
        return line.length() - line.stripLeading().length();
    }
}
