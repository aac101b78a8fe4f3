package comparison.report.html;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.Locale;

/** The few elements of SVG that charts need. Lengths are CSS pixels; colours come from the page's classes. */
final class Svg {
    /** How text lies at its x. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Svg() {}

    static DomContent image(String id, int width, double height, String title, String description, DomContent[] parts) {
        return tag("svg")
                .attr("viewBox", "0 0 %d %s".formatted(width, length(height)))
                .attr("role", "img")
                .attr("aria-labelledby", id + "-title " + id + "-desc")
                .with(tag("title").withText(title).attr("id", id + "-title"))
                .with(tag("desc").withText(description).attr("id", id + "-desc"))
                .with(parts);
    }

    /** The hatching by which the second colour differs from the first without colour. */
    static DomContent patterns() {
        return tag("svg")
                .attr("width", "0")
                .attr("height", "0")
                .attr("aria-hidden", "true")
                .attr("class", "patterns")
                .with(tag("defs")
                        .with(tag("pattern")
                                .attr("id", "hatch")
                                .attr("width", "6")
                                .attr("height", "6")
                                .attr("patternUnits", "userSpaceOnUse")
                                .attr("patternTransform", "rotate(45)")
                                .with(rectangle(0, 0, 6, 6, "hatch-ground"), rectangle(0, 0, 2, 6, "hatch-line"))));
    }

    static DomContent text(double x, double y, Anchor anchor, String kind, String text) {
        return shape("text", kind)
                .attr("x", length(x))
                .attr("y", length(y))
                .attr("text-anchor", anchor.word())
                .withText(text);
    }

    static DomContent line(double x1, double y1, double x2, double y2, String kind) {
        return shape("line", kind)
                .attr("x1", length(x1))
                .attr("y1", length(y1))
                .attr("x2", length(x2))
                .attr("y2", length(y2));
    }

    static DomContent rectangle(double x, double y, double width, double height, String kind) {
        return shape("rect", kind)
                .attr("x", length(x))
                .attr("y", length(y))
                .attr("width", length(width))
                .attr("height", length(height));
    }

    static DomContent rounded(double x, double y, double width, double height, String kind) {
        return shape("rect", kind)
                .attr("x", length(x))
                .attr("y", length(y))
                .attr("width", length(width))
                .attr("height", length(height))
                .attr("rx", "3");
    }

    static DomContent circle(double x, double y, double radius, String kind) {
        return shape("circle", kind).attr("cx", length(x)).attr("cy", length(y)).attr("r", length(radius));
    }

    /** A closed line through points relative to a place. */
    static DomContent polygon(double x, double y, String kind, double... offsets) {
        var points = new StringBuilder();
        for (int i = 0; i < offsets.length; i += 2) {
            points.append(length(x + offsets[i]))
                    .append(',')
                    .append(length(y + offsets[i + 1]))
                    .append(' ');
        }
        return shape("polygon", kind).attr("points", points.toString().strip());
    }

    private static ContainerTag<?> shape(String name, String kind) {
        return tag(name).attr("class", kind);
    }

    private static String length(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
