package local.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a whole document: {@code seed} and {@code faults}. */
final class FileReader {
    private static final Set<String> WHOLE_FILE = Set.of("seed", "faults");
    private static final Set<String> RULE = Set.of("name", "at", "do", "when");
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";

    private final StackNames stack;
    private final Set<String> names = new HashSet<>();

    FileReader(StackNames stack) {
        this.stack = stack;
    }

    FaultFile read(Field root) {
        Map<String, Field> fields = root.fields(WHOLE_FILE);
        OptionalLong seed = Optional.ofNullable(fields.get("seed"))
                .flatMap(it -> it.whole(Long.MIN_VALUE / 10, Long.MAX_VALUE / 10))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        Field faults = fields.get("faults");
        if (faults == null) {
            root.wrong("has no 'faults'");
            return new FaultFile(seed, List.of());
        }
        List<Rule> rules = new ArrayList<>();
        faults.items().forEach(it -> rule(it).ifPresent(rules::add));
        return new FaultFile(seed, rules);
    }

    private Optional<Rule> rule(Field field) {
        int before = field.sheet().wrongs();
        Map<String, Field> fields = field.fields(RULE);
        if (!field.isMap()) {
            return Optional.empty();
        }
        List.of("name", "at", "do").stream()
                .filter(it -> !fields.containsKey(it))
                .forEach(it -> field.wrong("has no '%s'".formatted(it)));
        Optional<String> name = Optional.ofNullable(fields.get("name")).flatMap(this::name);
        Optional<Target> target = Optional.ofNullable(fields.get("at")).flatMap(it -> new TargetReader(stack).read(it));
        Optional<Act> act =
                Optional.ofNullable(fields.get("do")).flatMap(it -> ActReader.read(it, target.map(Target::kind)));
        Field at = fields.get("at");
        if (at != null && act.isPresent() && act.get() instanceof Act.ToDelivery) {
            TargetReader.requireNoCall(at);
        }
        Optional<Moment> when =
                Optional.ofNullable(fields.get("when")).map(MomentReader::read).or(() -> Optional.of(Moment.ALWAYS));
        return field.sheet().wrongs() > before || name.isEmpty() || target.isEmpty() || act.isEmpty()
                ? Optional.empty()
                : when.map(it -> new Rule(name.get(), target.get(), act.get(), it, field.json()));
    }

    private Optional<String> name(Field field) {
        Optional<String> name = field.text();
        if (name.isPresent() && !name.get().matches(NAME)) {
            field.wrong("must be 1 to 64 letters, digits, '_', '.' or '-'");
        } else if (name.isPresent() && !names.add(name.get())) {
            field.wrong("another rule is called '%s'".formatted(name.get()));
        }
        return name;
    }
}
