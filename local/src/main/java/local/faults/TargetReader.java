package local.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads where a rule strikes: {@code at}. */
final class TargetReader {
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::field).toList();
    private static final Set<String> OF_CALLS = Set.of("operation", "caller", "resource");
    private static final Set<String> ALL =
            Stream.concat(KINDS.stream(), OF_CALLS.stream()).collect(java.util.stream.Collectors.toUnmodifiableSet());
    private static final List<String> SERVICES =
            List.of("dynamodb", "execute-api", "kms", "lambda", "ses", "sns", "sqs", "ssm");
    /** The services that call others on their own. */
    private static final List<String> CALLING = List.of("ses", "sns");

    private final StackNames stack;

    TargetReader(StackNames stack) {
        this.stack = stack;
    }

    Optional<Target> read(Field field) {
        Map<String, Field> fields = field.fields(ALL);
        List<String> kinds = KINDS.stream().filter(fields::containsKey).toList();
        if (kinds.size() != 1) {
            field.wrong("must have one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        Field named = fields.get(kinds.getFirst());
        Optional<Kind> kind = Kind.ofField(kinds.getFirst());
        if (named == null || kind.isEmpty()) {
            return Optional.empty();
        }
        Optional<Glob> name = named.text().map(Glob::new);
        name.ifPresent(it -> check(kind.get(), it, named));
        if (kind.get() == Kind.FUNCTION) {
            requireNoCall(field);
        } else if (kind.get() != Kind.SERVICE && fields.containsKey("resource")) {
            named.wrong("names the resource already, so no 'resource' here");
        }
        Glob caller = glob(fields, "caller");
        if (fields.containsKey("caller")) {
            checkCaller(caller, fields.get("caller"));
        }
        return name.map(it -> new Target(kind.get(), it, glob(fields, "operation"), caller, glob(fields, "resource")));
    }

    /** Notes a problem for each field that is about calls only. */
    static void requireNoCall(Field at) {
        at.fields(ALL).forEach((key, it) -> {
            if (OF_CALLS.contains(key)) {
                it.wrong(
                        "is for faults of calls only (away, fail, slow, drop-answer of a queue, table, topic or service)");
            }
        });
    }

    private void check(Kind kind, Glob name, Field field) {
        if (kind == Kind.SERVICE) {
            if (SERVICES.stream().noneMatch(name::matches)) {
                field.wrong("no such service; there are " + String.join(", ", SERVICES));
            }
        } else if (!stack.knows(kind, name)) {
            field.wrong("the template has no such %s; %s"
                    .formatted(
                            kind.field(),
                            stack.all(kind).isEmpty()
                                    ? "it has none"
                                    : "there are " + String.join(", ", stack.all(kind))));
        }
    }

    /** An access key may be anyone's; it has capitals only. */
    private void checkCaller(Glob caller, Field field) {
        boolean key = field.text().filter(it -> it.matches("[A-Z0-9*]+")).isPresent();
        if (!key && !stack.knowsCaller(caller) && CALLING.stream().noneMatch(caller::matches)) {
            field.wrong("neither a function (%s) nor a service that calls (%s) nor an access key"
                    .formatted(String.join(", ", stack.all(Kind.FUNCTION)), String.join(", ", CALLING)));
        }
    }

    private static Glob glob(Map<String, Field> fields, String key) {
        return Optional.ofNullable(fields.get(key))
                .flatMap(Field::text)
                .map(Glob::new)
                .orElse(Glob.ANY);
    }
}
