package local.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of docs/golden-responses.md: which differences there are, and what the AWS documentation says about each. */
record Explanations(List<Row> rows) {
    /**
     * One row.
     *
     * @param requests names with {@code *} for anything, several between commas
     * @param places JSON pointers into the answer, written in the same way
     */
    record Row(String id, List<Pattern> requests, List<Pattern> places, String why) {
        boolean covers(String request, String pointer) {
            return requests.stream().anyMatch(it -> it.matcher(request).matches())
                    && places.stream().anyMatch(it -> it.matcher(pointer).matches());
        }
    }

    static Explanations read(Path page) throws IOException {
        return new Explanations(Files.readAllLines(page).stream()
                .filter(it -> it.matches("\\| G[0-9]+ \\|.*"))
                .map(Explanations::row)
                .toList());
    }

    private static Row row(String line) {
        String[] cells = line.split(" *\\| *", -1);
        return new Row(cells[1], patterns(cells[2]), patterns(cells[3]), cells[5]);
    }

    private static List<Pattern> patterns(String cell) {
        return Arrays.stream(cell.replace("`", "").split(", *"))
                .map(it -> Pattern.compile(
                        Arrays.stream(it.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"))))
                .toList();
    }

    /** The first row that speaks of a difference, as rows stand from the special to the general. */
    Optional<Row> of(String request, String pointer) {
        return rows.stream().filter(it -> it.covers(request, pointer)).findFirst();
    }
}
