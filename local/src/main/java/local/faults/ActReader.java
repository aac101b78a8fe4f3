package local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import local.observe.Faults.OfCall;
import local.observe.Faults.OfDelivery;
import local.observe.Faults.OfInvocation;

/** Reads what a rule does: {@code do}, a word such as {@code throttle}, or a word with a value such as {@code slow: 2s}. */
final class ActReader {
    private static final int AWAY = 503;

    private final Kind kind;
    private final Field value;

    private ActReader(Kind kind, Field value) {
        this.kind = kind;
        this.value = value;
    }

    /** @param kind of the target; empty if that could not be read */
    static Optional<Act> read(Field field, Optional<Kind> kind) {
        Set<String> allowed = new TreeSet<>();
        kind.map(List::of).orElse(List.of(Kind.values())).forEach(it -> allowed.addAll(it.acts()));
        if (!field.isMap()) {
            Optional<String> word = field.text();
            if (word.isPresent() && !allowed.contains(word.get())) {
                field.wrong("%s not '%s'; allowed are %s"
                        .formatted(
                                kind.map(it -> "to a %s it does".formatted(it.field()))
                                        .orElse("does"),
                                word.get(),
                                String.join(", ", allowed)));
                return Optional.empty();
            }
            return word.flatMap(it -> kind.flatMap(k -> new ActReader(k, field).bare(it)));
        }
        int before = field.sheet().wrongs();
        List<Map.Entry<String, Field>> entries =
                new ArrayList<>(field.fields(allowed).entrySet());
        if (entries.size() != 1) {
            if (field.sheet().wrongs() == before) {
                field.wrong("must be one of " + String.join(", ", allowed));
            }
            return Optional.empty();
        }
        String word = entries.getFirst().getKey();
        Field value = entries.getFirst().getValue();
        return kind.flatMap(
                it -> value.isBare() ? new ActReader(it, value).bare(word) : new ActReader(it, value).with(word));
    }

    private Optional<Act> bare(String word) {
        return switch (word) {
            case "kill-before-answer" -> invocation(new OfInvocation.KillBeforeAnswer(Duration.ZERO));
            case "kill-after-answer" -> invocation(new OfInvocation.KillAfterAnswer());
            case "throttle" -> invocation(new OfInvocation.Throttle());
            case "duplicate" -> delivery(new OfDelivery.Duplicate());
            case "swap" -> delivery(new OfDelivery.Swap());
            case "away" ->
                call(new OfCall.Refuse(AWAY, "ServiceUnavailable", "The %s is away".formatted(kind.field())));
            case "drop-answer" -> call(new OfCall.DropAnswer());
            case "fail" -> wrong("fail needs what to fail with, such as {status: 400, code: ThrottlingException}");
            default -> wrong("%s needs a time, such as '%s: 2s'".formatted(word, word));
        };
    }

    private Optional<Act> with(String word) {
        return switch (word) {
            case "kill-before-answer" ->
                value.duration().flatMap(it -> invocation(new OfInvocation.KillBeforeAnswer(it)));
            case "slow" ->
                value.duration()
                        .flatMap(it -> kind == Kind.FUNCTION
                                ? invocation(new OfInvocation.Slow(it))
                                : call(new OfCall.Delay(it)));
            case "delay" -> value.duration().flatMap(it -> delivery(new OfDelivery.Delay(it)));
            case "fail" -> failure();
            default -> wrong("%s takes no value".formatted(word));
        };
    }

    private Optional<Act> failure() {
        Map<String, Field> fields = value.fields(Set.of("status", "code", "message"));
        Optional<Long> status = Optional.ofNullable(fields.get("status")).flatMap(it -> it.whole(400, 599));
        Optional<String> code = Optional.ofNullable(fields.get("code")).flatMap(Field::text);
        if (value.isMap() && !(fields.containsKey("status") && fields.containsKey("code"))) {
            value.wrong("needs 'status' and 'code'");
        }
        String message =
                Optional.ofNullable(fields.get("message")).flatMap(Field::text).orElse("A fault that was asked for");
        return status.flatMap(s -> code.flatMap(c -> call(new OfCall.Refuse(s.intValue(), c, message))));
    }

    private Optional<Act> wrong(String what) {
        value.wrong(what);
        return Optional.empty();
    }

    private static Optional<Act> invocation(OfInvocation fault) {
        return Optional.of(new Act.ToInvocation(fault));
    }

    private static Optional<Act> delivery(OfDelivery fault) {
        return Optional.of(new Act.ToDelivery(fault));
    }

    private static Optional<Act> call(OfCall fault) {
        return Optional.of(new Act.ToCall(fault));
    }
}
