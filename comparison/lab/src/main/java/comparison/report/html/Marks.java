package comparison.report.html;

import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Shape;
import j2html.tags.DomContent;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Draws marks on a horizontal track. */
final class Marks {
    private static final double HALF_BAR = 7;
    private static final double HALF_LIMIT = 11;
    private static final double RADIUS = 4.5;
    private static final double LEAST_WIDTH = 1;

    private Marks() {}

    /** @param place from a value to its x */
    static DomContent draw(Mark mark, DoubleUnaryOperator place, double y) {
        String hue = hue(mark.hue());
        return switch (mark) {
            case Mark.Bar bar -> {
                double from = place.applyAsDouble(Math.min(bar.from(), bar.to()));
                double to = place.applyAsDouble(Math.max(bar.from(), bar.to()));
                yield Svg.rectangle(from, y - HALF_BAR, Math.max(LEAST_WIDTH, to - from), 2 * HALF_BAR, "bar " + hue);
            }
            case Mark.Patch patch -> {
                double from = place.applyAsDouble(patch.from());
                yield Svg.rounded(
                        from, y - HALF_BAR, place.applyAsDouble(patch.to()) - from, 2 * HALF_BAR, "tile " + hue);
            }
            case Mark.Span span ->
                Svg.line(place.applyAsDouble(span.from()), y, place.applyAsDouble(span.to()), y, "span " + hue);
            case Mark.Dot dot -> dot(dot.shape(), place.applyAsDouble(dot.at()), y, hue);
            case Mark.Limit limit -> {
                double x = place.applyAsDouble(limit.at());
                yield Svg.line(x, y - HALF_LIMIT, x, y + HALF_LIMIT, "limit " + hue);
            }
        };
    }

    private static DomContent dot(Shape shape, double x, double y, String hue) {
        return switch (shape) {
            case SAMPLE -> Svg.circle(x, y, RADIUS, "sample " + hue);
            case RING -> Svg.circle(x, y, HALF_BAR, "point " + hue);
            case DIAMOND -> Svg.polygon(x, y, "mark " + hue, 0, -7, 6, 0, 0, 7, -6, 0);
            case TRIANGLE -> Svg.polygon(x, y, "mark " + hue, -6, -6, 6, -6, 0, 6);
            case STROKE -> Svg.line(x, y - HALF_BAR, x, y + HALF_BAR, "stroke " + hue);
        };
    }

    static String hue(Hue hue) {
        return hue.name().toLowerCase(Locale.ROOT);
    }
}
