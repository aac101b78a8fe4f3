package local.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a schedule fires. */
sealed interface ScheduleExpression permits ScheduleExpression.Rate, Cron {
    /** The first time after this one. Without an end, as AWS has it: a cron expression without any further time answers {@link Instant#MAX}. */
    Instant next(Instant after);

    /** {@code rate(5 minutes)}: one period after the start, and so on. */
    record Rate(Duration period) implements ScheduleExpression {
        @Override
        public Instant next(Instant after) {
            return after.plus(period);
        }
    }

    Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|minutes|hour|hours|day|days)\\)");
    Map<Character, Duration> UNITS =
            Map.of('m', Duration.ofMinutes(1), 'h', Duration.ofHours(1), 'd', Duration.ofDays(1));

    /**
     * Reads {@code rate(value unit)} or {@code cron(six fields)}, in UTC.
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
        throw new IllegalArgumentException("%s is neither rate(value unit) nor cron(six fields)".formatted(text));
    }
}
