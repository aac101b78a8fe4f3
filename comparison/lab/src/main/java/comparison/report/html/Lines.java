package comparison.report.html;

import java.util.ArrayList;
import java.util.List;

/** Breaks text, for SVG does not. */
final class Lines {
    /** Of the charts' letters, on the wide side; a browser's own measure is not to be had. */
    static final double LETTER = 7.1;

    private Lines() {}

    static double width(String text) {
        return text.length() * LETTER;
    }

    /** At spaces where there are some, in a word where there are none. */
    static List<String> wrap(String text, double width) {
        int most = Math.max(1, (int) (width / LETTER));
        var lines = new ArrayList<String>();
        String rest = text;
        while (rest.length() > most) {
            int space = rest.lastIndexOf(' ', most);
            int end = space > 0 ? space : most;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }
}
