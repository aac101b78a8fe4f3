package local.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads when a rule strikes: {@code when}. */
final class MomentReader {
    private static final Set<String> ALLOWED = Set.of("every", "probability", "first", "after", "for", "times");
    private static final long MOST = 1_000_000_000;

    private MomentReader() {}

    static Moment read(Field field) {
        Map<String, Field> fields = field.fields(ALLOWED);
        return new Moment(
                whole(fields, "every"),
                Optional.ofNullable(fields.get("probability"))
                        .flatMap(Field::fraction)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()),
                whole(fields, "first"),
                Optional.ofNullable(fields.get("after"))
                        .flatMap(Field::duration)
                        .orElse(Duration.ZERO),
                Optional.ofNullable(fields.get("for")).flatMap(Field::duration),
                whole(fields, "times"));
    }

    private static OptionalLong whole(Map<String, Field> fields, String key) {
        return Optional.ofNullable(fields.get(key))
                .flatMap(it -> it.whole(1, MOST))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
