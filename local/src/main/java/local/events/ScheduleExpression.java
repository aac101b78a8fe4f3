package local.events;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a schedule fires. */
sealed interface ScheduleExpression permits ScheduleExpression.Rate, ScheduleExpression.At, Cron {
    /** The first time after this one, clocks being those of {@code zone}; {@link Instant#MAX} where there is no further one. */
    Instant next(Instant after, ZoneId zone);

    /** As {@link #next(Instant, ZoneId)}, in UTC. */
    default Instant next(Instant after) {
        return next(after, ZoneOffset.UTC);
    }

    /** The first time after {@code now} in the series that {@code last} belongs to. */
    default Instant following(Instant last, Instant now, ZoneId zone) {
        return next(last.isAfter(now) ? last : now, zone);
    }

    /** {@code rate(5 minutes)}: one period after the start, and so on. */
    record Rate(Duration period) implements ScheduleExpression {
        @Override
        public Instant next(Instant after, ZoneId zone) {
            return after.plus(period);
        }

        /** Stays in step. */
        @Override
        public Instant following(Instant last, Instant now, ZoneId zone) {
            long missed = Math.max(0, Duration.between(last, now).dividedBy(period));
            return last.plus(period.multipliedBy(missed + 1));
        }
    }

    /** {@code at(2026-11-23T10:55:00)}: once. */
    record At(LocalDateTime time) implements ScheduleExpression {
        @Override
        public Instant next(Instant after, ZoneId zone) {
            Instant due = time.atZone(zone).toInstant();
            return due.isAfter(after) ? due : Instant.MAX;
        }
    }

    Pattern RATE = Pattern.compile("rate\\((\\d{1,9}) (minute|minutes|hour|hours|day|days)\\)");
    Map<Character, Duration> UNITS =
            Map.of('m', Duration.ofMinutes(1), 'h', Duration.ofHours(1), 'd', Duration.ofDays(1));

    /**
     * Reads {@code rate(value unit)}, {@code cron(six fields)} or {@code at(yyyy-mm-ddThh:mm:ss)}.
     *
     * @throws IllegalArgumentException anything else
     */
    static ScheduleExpression parse(String text) {
        Matcher rate = RATE.matcher(text.strip());
        if (rate.matches() && Long.parseLong(rate.group(1)) > 0) {
            Duration unit = UNITS.getOrDefault(rate.group(2).charAt(0), Duration.ofDays(1));
            return new Rate(unit.multipliedBy(Long.parseLong(rate.group(1))));
        }
        if (text.startsWith("cron(") && text.endsWith(")")) {
            return Cron.parse(text.substring("cron(".length(), text.length() - 1));
        }
        if (text.startsWith("at(") && text.endsWith(")")) {
            return at(text);
        }
        throw new IllegalArgumentException(
                "%s is neither rate(value unit) nor cron(six fields) nor at(time)".formatted(text));
    }

    private static At at(String text) {
        try {
            return new At(LocalDateTime.parse(text.substring("at(".length(), text.length() - 1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is not of the form at(yyyy-mm-ddThh:mm:ss)", e);
        }
    }
}
