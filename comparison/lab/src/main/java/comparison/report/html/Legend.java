package comparison.report.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.ul;

import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Swatch;
import j2html.tags.DomContent;
import java.util.List;

/** Shows each mark as it is drawn, with what it means. */
final class Legend {
    private static final int WIDTH = 28;
    private static final int HEIGHT = 24;

    private Legend() {}

    static DomContent of(List<Swatch> legend) {
        return iff(
                !legend.isEmpty(),
                ul(each(legend, it -> li(swatch(it.mark()), span(it.text())))).withClass("legend"));
    }

    private static DomContent swatch(Mark mark) {
        return tag("svg")
                .attr("width", WIDTH)
                .attr("height", HEIGHT)
                .attr("aria-hidden", "true")
                .with(Marks.draw(mark, value -> place(mark, value), HEIGHT / 2.0));
    }

    /** Bars and spans go from 0 to 1, single values stand in the middle. */
    private static double place(Mark mark, double value) {
        return switch (mark) {
            case Mark.Bar _, Mark.Patch _, Mark.Span _ -> 3 + value * (WIDTH - 6);
            case Mark.Dot _, Mark.Limit _ -> WIDTH / 2.0;
        };
    }
}
