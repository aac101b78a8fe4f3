package comparison.report.html;

import comparison.report.content.Axis;
import comparison.report.content.Chart;
import comparison.report.content.Chart.Point;
import comparison.report.html.Svg.Anchor;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbered circles over two axes; the large ones lie below the small ones. */
final class ScatterDrawing {
    private static final double LEFT = 52;
    private static final double RIGHT = 20;
    private static final double TOP = 36;
    private static final double FIELD = 300;
    private static final double FOOT = 48;
    private static final double LEAST_RADIUS = 10;
    private static final double MORE_RADIUS = 14;

    private final Chart.Scatter chart;
    private final int width;
    private final List<DomContent> parts = new ArrayList<>();

    ScatterDrawing(Chart.Scatter chart, int width) {
        this.chart = chart;
        this.width = width;
    }

    DomContent draw(String id) {
        Axis across = chart.x();
        Axis up = chart.y();
        double bottom = TOP + FIELD;
        for (double tick : across.ticks()) {
            parts.add(Svg.line(x(tick), TOP, x(tick), bottom, "grid"));
            parts.add(Svg.text(x(tick), bottom + 16, Anchor.MIDDLE, "tick", Ticks.text(tick)));
        }
        for (double tick : up.ticks()) {
            parts.add(Svg.line(LEFT, y(tick), width - RIGHT, y(tick), "grid"));
            parts.add(Svg.text(LEFT - 8, y(tick) + 4, Anchor.END, "tick", Ticks.text(tick)));
        }
        parts.add(Svg.line(LEFT, bottom, width - RIGHT, bottom, "axis"));
        parts.add(Svg.line(LEFT, TOP, LEFT, bottom, "axis"));
        parts.add(Svg.text(0, 14, Anchor.START, "label", "↑ " + up.label()));
        parts.add(Svg.text((LEFT + width - RIGHT) / 2, bottom + 38, Anchor.MIDDLE, "label", across.label()));
        chart.points().stream()
                .sorted(Comparator.comparingDouble(Point::size).reversed())
                .forEach(this::point);
        return Svg.image(
                id, width, bottom + FOOT, chart.title(), chart.description(), parts.toArray(DomContent[]::new));
    }

    private void point(Point point) {
        parts.add(Svg.circle(x(point.x()), y(point.y()), radius(point), "point " + Marks.hue(point.hue())));
        parts.add(Svg.text(x(point.x()), y(point.y()) + 4, Anchor.MIDDLE, "number", Integer.toString(point.number())));
    }

    /** Areas grow with the size, from one that holds its number. */
    private static double radius(Point point) {
        return LEAST_RADIUS + MORE_RADIUS * Math.sqrt(Math.clamp(point.size(), 0, 1));
    }

    private double x(double value) {
        return LEFT + chart.x().place(value) * (width - LEFT - RIGHT);
    }

    private double y(double value) {
        return TOP + (1 - chart.y().place(value)) * FIELD;
    }
}
