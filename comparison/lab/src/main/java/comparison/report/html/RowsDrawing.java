package comparison.report.html;

import comparison.report.content.Axis;
import comparison.report.content.Chart;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Row;
import comparison.report.html.Svg.Anchor;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** Rows along one axis. Names stand above their rows, so that a phone has the whole width for the marks. */
final class RowsDrawing {
    private static final double SIDE = 12;
    private static final double TEXT = 18;
    private static final double TRACK = 30;
    private static final double GAP = 8;
    private static final double FOOT = 48;

    private final Chart.Rows chart;
    private final int width;
    private final List<DomContent> parts = new ArrayList<>();

    RowsDrawing(Chart.Rows chart, int width) {
        this.chart = chart;
        this.width = width;
    }

    DomContent draw(String id) {
        double y = 0;
        var tracks = new ArrayList<DomContent>();
        var rows = new ArrayList<DomContent>();
        for (Row row : chart.rows()) {
            for (String line : names(row)) {
                y += TEXT;
                rows.add(Svg.text(0, y - 4, Anchor.START, "name", line));
            }
            if (!fits(row)) {
                y += TEXT;
            }
            rows.add(Svg.text(width, y - 4, Anchor.END, "value", row.value()));
            double middle = y + TRACK / 2;
            tracks.add(Svg.rounded(0, y, width, TRACK, "track"));
            for (Mark mark : row.marks()) {
                rows.add(Marks.draw(mark, this::x, middle));
            }
            y += TRACK + GAP;
        }
        parts.addAll(tracks);
        axis(y);
        parts.addAll(rows);
        return Svg.image(id, width, y + FOOT, chart.title(), chart.description(), parts.toArray(DomContent[]::new));
    }

    private List<String> names(Row row) {
        return Lines.wrap(row.name(), width);
    }

    /** Whether name and value fit in one line. */
    private boolean fits(Row row) {
        return Lines.width(names(row).getLast()) + Lines.width(row.value()) + SIDE <= width;
    }

    private void axis(double bottom) {
        Axis axis = chart.axis();
        for (double tick : axis.ticks()) {
            double x = x(tick);
            parts.add(Svg.line(x, 0, x, bottom, "grid"));
            Ticks.label(parts, axis, tick, x, bottom + 14, width);
        }
        parts.add(Svg.line(SIDE, bottom, width - SIDE, bottom, "axis"));
        parts.add(Svg.text(width / 2.0, bottom + 36, Anchor.MIDDLE, "label", axis.label()));
    }

    private double x(double value) {
        return SIDE + chart.axis().place(value) * (width - 2 * SIDE);
    }
}
