package comparison.advise.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time as access logs write it: ISO 8601, CLF's {@code 27/Nov/2026:12:00:00 +0000}, or seconds or milliseconds since 1970. */
final class LogTime {
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("d/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\d{3})?");

    private LogTime() {}

    static Optional<Instant> read(String text) {
        try {
            if (EPOCH.matcher(text).matches()) {
                long number = Long.parseLong(text);
                return Optional.of(text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            }
            return Optional.of(
                    text.indexOf('/') > 0
                            ? CLF.parse(text, Instant::from)
                            : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
