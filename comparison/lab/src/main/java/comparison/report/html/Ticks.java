package comparison.report.html;

import comparison.report.content.Axis;
import comparison.report.html.Svg.Anchor;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Labels of ticks; the outermost lean inwards. */
final class Ticks {
    private static final int DIGITS = 6;

    private Ticks() {}

    static void label(List<DomContent> parts, Axis axis, double tick, double x, double y, int width) {
        Anchor anchor = tick == axis.from() && x < width / 4.0
                ? Anchor.START
                : tick == axis.to() && x > width * 0.75 ? Anchor.END : Anchor.MIDDLE;
        double shift = anchor == Anchor.START ? -4 : anchor == Anchor.END ? 4 : 0;
        parts.add(Svg.text(x + shift, y, anchor, "tick", text(tick)));
    }

    /** Ticks are round, so all their digits are shown. */
    static String text(double tick) {
        BigDecimal exact = new BigDecimal(tick).round(new MathContext(DIGITS)).stripTrailingZeros();
        int decimals = Math.max(0, exact.scale());
        return String.format(java.util.Locale.ROOT, "%,." + decimals + "f", exact)
                .replace("-", "−");
    }
}
