package comparison.report.content;

import comparison.model.measured.HeaderDifference;
import comparison.report.content.Table.Cell;
import comparison.report.content.Table.Tone;
import comparison.report.figures.Figures;
import java.util.List;

/** Where contenders that do the same do not answer the same. */
final class HeadersChapter implements Chapter {
    @Override
    public String id() {
        return "headers";
    }

    @Override
    public String title() {
        return "Headers that differ";
    }

    @Override
    public String whenEmpty() {
        return "all contenders answered with the same headers, or none was compared.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        List<HeaderDifference> headers = figures.headers();
        if (headers.isEmpty()) {
            return List.of();
        }
        var table = Table.of("Headers that differ").text("endpoint", "header", "contender", "value");
        headers.forEach(it -> table.row(
                it.endpoint().routeKey(),
                new Cell(it.header(), Tone.CODE),
                it.contender(),
                it.value().isEmpty() ? "not sent" : new Cell(it.value(), Tone.CODE)));
        return List.of(
                new Block.Text(
                        "Status, body and the listed headers are the same in all contenders; these are not. Ids and times are left aside."),
                new Block.Fold(
                        "%s in answers of %s"
                                .formatted(
                                        Words.of(headers.size(), "difference"),
                                        Words.of(
                                                headers.stream()
                                                        .map(HeaderDifference::endpoint)
                                                        .distinct()
                                                        .count(),
                                                "endpoint")),
                        List.of(new Block.Tabular(table.build()))));
    }
}
