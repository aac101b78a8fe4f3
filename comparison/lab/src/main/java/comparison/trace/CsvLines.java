package comparison.trace;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Comma-separated lines; the header names the columns {@code time}, {@code method}, {@code path} (or {@code route}) and, if there is one, {@code latency_ms}. */
record CsvLines(List<String> columns) implements LineFormat {
    CsvLines {
        columns = List.copyOf(columns);
    }

    /** The format that a header announces, if it is one. */
    static Optional<CsvLines> ofHeader(String header) {
        List<String> columns = cells(header).stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .toList();
        var format = new CsvLines(columns);
        return format.place("time", "timestamp") >= 0 && format.place("path", "route", "endpoint") >= 0
                ? Optional.of(format)
                : Optional.empty();
    }

    @Override
    public Optional<LoggedRequest> parse(String line) {
        List<String> cells = cells(line);
        if (cells.size() != columns.size()) {
            return Optional.empty();
        }
        var time = LogTimes.micros(cells.get(place("time", "timestamp")).strip());
        String path = cells.get(place("path", "route", "endpoint")).strip();
        String method = place("method") < 0 ? "" : cells.get(place("method")).strip();
        int space = path.indexOf(' ');
        if (space > 0) {
            method = path.substring(0, space);
            path = path.substring(space + 1);
        }
        return time.isEmpty() || method.isEmpty() || !path.startsWith("/")
                ? Optional.empty()
                : Optional.of(new LoggedRequest(time.getAsLong(), method, path, latency(cells)));
    }

    private OptionalDouble latency(List<String> cells) {
        int place = place("latency_ms", "duration_ms", "latency");
        try {
            return place < 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(cells.get(place).strip()));
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private int place(String... names) {
        for (String name : names) {
            int place = columns.indexOf(name);
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }

    private static List<String> cells(String line) {
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.DEFAULT)) {
            return parser.getRecords().stream()
                    .findFirst()
                    .map(it -> List.copyOf(it.toList()))
                    .orElse(List.of());
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException _) {
            return List.of();
        }
    }
}
