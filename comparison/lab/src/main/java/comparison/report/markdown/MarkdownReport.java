package comparison.report.markdown;

import comparison.report.content.Block;
import comparison.report.content.Content;
import comparison.report.content.Section;
import comparison.report.content.Table;
import comparison.report.content.Table.Cell;
import comparison.report.content.Table.Column;
import comparison.report.content.Table.Tone;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lays the report out as Markdown (GitHub's): charts are left to the page, their tables are here. */
public final class MarkdownReport {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]|#~]");

    private final StringBuilder out = new StringBuilder();

    private MarkdownReport() {}

    public static String of(Content content) {
        var report = new MarkdownReport();
        report.write(content);
        return report.out.toString().strip() + "\n";
    }

    private void write(Content content) {
        paragraph("# " + escape(content.title()));
        content.incomplete().forEach(it -> paragraph("> " + escape(it)));
        content.answer().forEach(it -> paragraph("**" + escape(it) + "**"));
        paragraph(escape(content.subtitle()));
        for (Section section : content.sections()) {
            paragraph("## " + escape(section.title()));
            section.blocks().forEach(this::write);
        }
    }

    private void write(Block block) {
        switch (block) {
            case Block.Text(String text) -> paragraph(escape(text));
            case Block.Notice(String text) -> paragraph("> " + escape(text));
            case Block.Heading(String text) -> paragraph("### " + escape(text));
            case Block.Points(List<String> points) ->
                paragraph(points.stream().map(it -> "- " + escape(it)).collect(Collectors.joining("\n")));
            case Block.Code(String label, String code) -> {
                paragraph(escape(label) + ":");
                paragraph(fence(code) + "\n" + code + "\n" + fence(code));
            }
            case Block.Fold(String summary, List<Block> blocks) -> {
                paragraph("<details>\n<summary>" + escape(summary) + "</summary>");
                blocks.forEach(this::write);
                paragraph("</details>");
            }
            case Block.Figure figure -> write(figure.table());
            case Block.Tabular(Table table) -> write(table);
        }
    }

    private void write(Table table) {
        paragraph("*" + escape(table.caption()) + "*");
        var lines = new StringBuilder();
        lines.append(table.columns().stream()
                .map(Column::header)
                .map(MarkdownReport::escape)
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        lines.append(table.columns().stream()
                .map(it -> it.numeric() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        table.rows()
                .forEach(row -> lines.append(
                        row.stream().map(MarkdownReport::text).collect(Collectors.joining(" | ", "| ", " |\n"))));
        paragraph(lines.toString().strip());
    }

    private static String text(Cell cell) {
        String text = escape(cell.text());
        return cell.tone() == Tone.CODE ? "<code>" + text + "</code>" : text;
    }

    /** Longer than any run of backticks in the code. */
    private static String fence(String code) {
        String fence = "```";
        while (code.contains(fence)) {
            fence += "`";
        }
        return fence;
    }

    /** Nothing in a text may become markup, a row or a heading. */
    private static String escape(String text) {
        return SPECIAL.matcher(text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replaceAll("\\R", " "))
                .replaceAll("\\\\$0");
    }

    private void paragraph(String text) {
        out.append(text).append("\n\n");
    }
}
