package comparison.trace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;

/** The ways in which logs write a time. */
final class LogTimes {
    private static final DateTimeFormatter COMMON =
            DateTimeFormatter.ofPattern("d/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private LogTimes() {}

    /** Microseconds since the epoch: of the common log format, of RFC 3339, or of a number of seconds, milliseconds or microseconds. */
    static OptionalLong micros(String text) {
        try {
            if (text.chars().allMatch(it -> Character.isDigit(it) || it == '.') && !text.isEmpty()) {
                return number(Double.parseDouble(text));
            }
            Instant at = text.contains("/")
                    ? OffsetDateTime.parse(text, COMMON).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        } catch (DateTimeException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** By its size: this century's seconds, milliseconds and microseconds do not overlap. */
    private static OptionalLong number(double value) {
        if (value < 1e11) {
            return OptionalLong.of((long) (value * 1e6));
        }
        return OptionalLong.of((long) (value < 1e14 ? value * 1e3 : value));
    }
}
