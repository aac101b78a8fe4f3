package comparison.report.html;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import comparison.report.content.Block;
import comparison.report.content.Chart;
import comparison.report.content.Table;
import comparison.report.content.Table.Cell;
import comparison.report.content.Table.Column;
import comparison.report.content.Table.Tone;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Lays blocks out; numbers the charts of a page, for their titles' ids. */
final class Blocks {
    private int charts;

    DomContent of(Block block) {
        return switch (block) {
            case Block.Text(String text) -> p(text);
            case Block.Notice(String text) -> p(text).withClass("notice");
            case Block.Heading(String text) -> h3(text);
            case Block.Points(List<String> points) -> ul(each(points, it -> li(it)));
            case Block.Code(String label, String text) ->
                div(p(label).withClass("label"), scrolling(label, pre(code(text))));
            case Block.Fold(String text, List<Block> blocks) -> details(summary(text), each(blocks, this::of));
            case Block.Figure(Chart chart, Table table) ->
                figure(
                        figcaption(
                                strong(chart.title()), span(chart.description()).withClass("description")),
                        drawing(chart),
                        Legend.of(chart.legend()),
                        of(table));
            case Block.Tabular(Table table) -> of(table);
        };
    }

    /** Drawn twice, for a wide screen and for a phone: the page shows the one that fits, with letters of the same size. */
    private DomContent drawing(Chart chart) {
        charts++;
        return div(
                        div(Drawing.of(chart, Drawing.WIDE, "chart-" + charts)).withClass("wide"),
                        div(Drawing.of(chart, Drawing.NARROW, "chart-" + charts + "-narrow"))
                                .withClass("narrow"))
                .withClass("chart");
    }

    private static DomContent of(Table table) {
        return scrolling(
                table.caption(),
                table(
                        caption(table.caption()),
                        thead(tr(each(
                                table.columns(),
                                it -> th(it.header()).attr("scope", "col").withClass(align(it))))),
                        tbody(each(table.rows(), row -> tr(cells(table.columns(), row))))));
    }

    private static DomContent[] cells(List<Column> columns, List<Cell> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> i == 0
                        ? (DomContent)
                                th(content(row.get(i))).attr("scope", "row").withClass(align(columns.get(i)))
                        : td(content(row.get(i))).withClass(align(columns.get(i))))
                .toArray(DomContent[]::new);
    }

    private static DomContent content(Cell cell) {
        return cell.tone() == Tone.CODE
                ? code(cell.text())
                : span(cell.text()).withClass(cell.tone().name().toLowerCase(Locale.ROOT));
    }

    private static String align(Column column) {
        return column.numeric() ? "number" : "text";
    }

    /** What is wider than a phone scrolls in its own box, by keyboard too. */
    private static DomContent scrolling(String name, DomContent wide) {
        return div(wide)
                .withClass("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", name);
    }
}
