package comparison.report.html;

import comparison.report.content.Chart;
import comparison.report.content.Chart.Tile;
import comparison.report.html.Svg.Anchor;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** A field of cells, each with its word; a second line where cells are wide enough. */
final class GridDrawing {
    private static final double LEFT = 48;
    private static final double TOP = 68;
    private static final double GAP = 3;
    private static final double ROOMY = 92;
    /** Less wide, the shorter side lies across. */
    private static final int ENOUGH = 500;

    private final Chart.Grid chart;
    private final int width;
    private final double cell;
    private final double height;
    private final List<DomContent> parts = new ArrayList<>();

    GridDrawing(Chart.Grid chart, int width) {
        this.chart = width < ENOUGH && chart.columns().size() > chart.rows().size() ? chart.turned() : chart;
        this.width = width;
        this.cell = (width - LEFT) / this.chart.columns().size();
        this.height = roomy() ? 54 : 44;
    }

    DomContent draw(String id) {
        parts.add(Svg.text(0, 14, Anchor.START, "label", "→ " + chart.columnTitle()));
        parts.add(Svg.text(0, 34, Anchor.START, "label", "↓ " + chart.rowTitle()));
        for (int column = 0; column < chart.columns().size(); column++) {
            parts.add(Svg.text(
                    LEFT + (column + 0.5) * cell,
                    TOP - 8,
                    Anchor.MIDDLE,
                    "tick",
                    chart.columns().get(column)));
        }
        for (int row = 0; row < chart.rows().size(); row++) {
            double y = TOP + row * height;
            parts.add(Svg.text(
                    LEFT - 8,
                    y + height / 2 + 4,
                    Anchor.END,
                    "tick",
                    chart.rows().get(row)));
            for (int column = 0; column < chart.columns().size(); column++) {
                tile(chart.tiles().get(row).get(column), LEFT + column * cell, y);
            }
        }
        return Svg.image(
                id,
                width,
                TOP + chart.rows().size() * height,
                chart.title(),
                chart.description(),
                parts.toArray(DomContent[]::new));
    }

    private boolean roomy() {
        return cell >= ROOMY;
    }

    private void tile(Tile tile, double x, double y) {
        double middle = x + cell / 2;
        parts.add(Svg.rounded(x + GAP / 2, y + GAP / 2, cell - GAP, height - GAP, "tile " + Marks.hue(tile.hue())));
        parts.add(Svg.text(middle, y + height / 2 + (roomy() ? -3 : 4), Anchor.MIDDLE, "word", tile.word()));
        if (roomy()) {
            parts.add(Svg.text(middle, y + height / 2 + 14, Anchor.MIDDLE, "detail", tile.detail()));
        }
    }
}
