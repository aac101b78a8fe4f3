package comparison.advise.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text's lines, each with the line end that it has in the file. */
record Lines(List<String> all) {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(\\r\\n|\\n|\\r)|[^\\r\\n]+$");

    Lines {
        all = List.copyOf(all);
    }

    static Lines of(String text) {
        List<String> lines = new ArrayList<>();
        Matcher matcher = LINE.matcher(text);
        while (matcher.find()) {
            lines.add(matcher.group());
        }
        return new Lines(lines);
    }

    /** A line without its end. */
    String get(int line) {
        return all.get(line).stripTrailing();
    }

    boolean isBlank(int line) {
        return all.get(line).isBlank();
    }

    boolean isComment(int line) {
        return all.get(line).stripLeading().startsWith("#");
    }

    int indent(int line) {
        String text = all.get(line);
        return text.length() - text.stripLeading().length();
    }

    /** Lines {@code first} to {@code last}, both included. */
    List<String> range(int first, int last) {
        return all.subList(first, last + 1);
    }

    /** Puts {@code added} in the place of the lines from {@code from} up to and without {@code to}. */
    Lines spliced(int from, int to, List<String> added) {
        List<String> spliced = new ArrayList<>(all.subList(0, from));
        if (!added.isEmpty() && from > 0 && !ends(spliced.getLast())) {
            spliced.set(from - 1, spliced.getLast() + end());
        }
        added.forEach(it -> spliced.add(ends(it) ? it : it + end()));
        spliced.addAll(all.subList(to, all.size()));
        return new Lines(spliced);
    }

    String text() {
        return String.join("", all);
    }

    /** The same lines further right, or for a negative {@code by} further left. */
    static List<String> shifted(List<String> lines, int by) {
        return lines.stream()
                .map(it -> it.isBlank() ? it : by >= 0 ? " ".repeat(by) + it : it.substring(Math.min(-by, spaces(it))))
                .toList();
    }

    private static int spaces(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean ends(String line) {
        return line.endsWith("\n") || line.endsWith("\r");
    }

    private String end() {
        return all.stream().findFirst().filter(it -> it.endsWith("\r\n")).isPresent() ? "\r\n" : "\n";
    }
}
