package comparison.report.html;

import comparison.report.content.Chart;
import j2html.tags.DomContent;

/** Draws a chart at a width, in CSS pixels. */
final class Drawing {
    static final int WIDE = 860;
    static final int NARROW = 320;

    private Drawing() {}

    static DomContent of(Chart chart, int width, String id) {
        return switch (chart) {
            case Chart.Rows rows -> new RowsDrawing(rows, width).draw(id);
            case Chart.Grid grid -> new GridDrawing(grid, width).draw(id);
            case Chart.Scatter scatter -> new ScatterDrawing(scatter, width).draw(id);
        };
    }
}
