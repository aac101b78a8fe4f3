package local.events;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * EventBridge's cron: minutes, hours, day of month, month, day of week (1 = Sunday), year. One of the two day fields is {@code ?}.
 *
 * @param day whether a date fits both day fields
 */
record Cron(
        String text,
        NavigableSet<Integer> minutes,
        NavigableSet<Integer> hours,
        NavigableSet<Integer> months,
        NavigableSet<Integer> years,
        Predicate<LocalDate> day)
        implements ScheduleExpression {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    static Cron parse(String text) {
        String[] fields = text.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
        if (fields.length != 6) {
            throw new IllegalArgumentException("cron(%s) has %d fields, six are needed".formatted(text, fields.length));
        }
        if (fields[2].equals("?") == fields[4].equals("?")) {
            throw new IllegalArgumentException("cron(%s): one of day of month and day of week is ?".formatted(text));
        }
        return new Cron(
                text,
                CronField.values(fields[0], 0, 59, List.of()),
                CronField.values(fields[1], 0, 23, List.of()),
                CronField.values(fields[3], 1, 12, MONTHS),
                CronField.values(fields[5], FIRST_YEAR, LAST_YEAR, List.of()),
                fields[4].equals("?") ? dayOfMonth(fields[2]) : dayOfWeek(fields[4]));
    }

    /** Where clocks are put forward, a time that they leave out is left out; where they are put back, one that comes twice counts once. */
    @Override
    public Instant next(Instant after, ZoneId zone) {
        LocalDateTime from = LocalDateTime.ofInstant(after, zone);
        for (LocalDateTime next = next(from); !next.equals(LocalDateTime.MAX); next = next(next)) {
            Optional<ZoneOffset> offset =
                    zone.getRules().getValidOffsets(next).stream().findFirst();
            if (offset.isPresent() && next.toInstant(offset.get()).isAfter(after)) {
                return next.toInstant(offset.get());
            }
        }
        return Instant.MAX;
    }

    private LocalDateTime next(LocalDateTime after) {
        LocalDateTime start = after.plusMinutes(1).withSecond(0).withNano(0);
        LocalDate last = LocalDate.of(years.last(), 12, 31);
        for (LocalDate date = start.toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (years.contains(date.getYear()) && months.contains(date.getMonthValue()) && day.test(date)) {
                LocalDateTime from = date.equals(start.toLocalDate()) ? start : date.atStartOfDay();
                for (int hour : hours.tailSet(from.getHour())) {
                    Integer minute = minutes.ceiling(hour == from.getHour() ? from.getMinute() : 0);
                    if (minute != null) {
                        return date.atTime(hour, minute);
                    }
                }
            }
        }
        return LocalDateTime.MAX;
    }

    private static Predicate<LocalDate> dayOfMonth(String field) {
        if (field.equals("L")) {
            return date -> date.getDayOfMonth() == date.lengthOfMonth();
        }
        if (field.endsWith("W")) {
            int wanted = CronField.number(field.substring(0, field.length() - 1), List.of(), 1);
            return date -> date.equals(nearestWeekday(YearMonth.from(date), wanted));
        }
        NavigableSet<Integer> days = CronField.values(field, 1, 31, List.of());
        return date -> days.contains(date.getDayOfMonth());
    }

    private static LocalDate nearestWeekday(YearMonth month, int day) {
        LocalDate date = month.atDay(Math.min(day, month.lengthOfMonth()));
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.getDayOfMonth() > 1 ? date.minusDays(1) : date.plusDays(2);
            case SUNDAY -> date.getDayOfMonth() < month.lengthOfMonth() ? date.plusDays(1) : date.minusDays(2);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
        };
    }

    private static Predicate<LocalDate> dayOfWeek(String field) {
        if (field.endsWith("L")) {
            String day = field.substring(0, field.length() - 1);
            int wanted = day.isEmpty() ? 7 : CronField.number(day, DAYS, 1);
            return date -> number(date) == wanted && date.getDayOfMonth() + 7 > date.lengthOfMonth();
        }
        int hash = field.indexOf('#');
        if (hash > 0) {
            int wanted = CronField.number(field.substring(0, hash), DAYS, 1);
            int nth = CronField.number(field.substring(hash + 1), List.of(), 1);
            return date -> number(date) == wanted && (date.getDayOfMonth() - 1) / 7 + 1 == nth;
        }
        NavigableSet<Integer> days = CronField.values(field, 1, 7, DAYS);
        return date -> days.contains(number(date));
    }

    private static int number(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : date.getDayOfWeek().getValue() + 1;
    }
}
