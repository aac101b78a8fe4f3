package comparison.report.content;

import comparison.report.figures.Interval;
import comparison.report.figures.Summary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them: three digits that matter, with the unit unless a header has it. What is not a number is a dash. */
final class Words {
    static final String NONE = "–";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final double MEGABYTE = 1024 * 1024;

    private Words() {}

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        String pattern = size >= 100 || value == 0 ? "%,.0f" : size >= 10 ? "%,.1f" : size >= 0.01 ? "%.2f" : "%.1g";
        return String.format(Locale.ROOT, pattern, value).replace("-", "−");
    }

    /** A setting rather than a measurement: no digits that nobody set. */
    static String plain(double value) {
        return number(value).replaceAll("(\\.[0-9]*[1-9])0+$|\\.0+$", "$1");
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String of(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String millis(double millis) {
        return Double.isFinite(millis) ? number(millis) + " ms" : NONE;
    }

    static String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    static String interval(Interval interval) {
        return "%s to %s".formatted(signed(interval.low()), signed(interval.high()));
    }

    static String percent(double share) {
        double percent = 100 * share;
        return Double.isFinite(share) ? number(percent) + " %" : NONE;
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGABYTE);
    }

    static String times(double ratio) {
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f ×", ratio) : NONE;
    }

    /** Of a few samples there is no 99th percentile: the largest stands for it, and says so. */
    static String p99(Summary summary) {
        return summary.p99IsLargest()
                ? "%s (n=%d: the largest)".formatted(number(summary.p99()), summary.n())
                : number(summary.p99());
    }

    static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
