package comparison.report.content;

import java.util.ArrayList;
import java.util.List;

/** A table whose first column names its rows. */
public record Table(String caption, List<Column> columns, List<List<Cell>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "'%s' has %d columns, and a row has %d cells".formatted(caption, columns.size(), row.size()));
            }
        }
    }

    /** A column; the cells of numeric ones are aligned as numbers are. */
    public record Column(String header, boolean numeric) {}

    /** What a cell says, and how it is meant; the text says it too. */
    public record Cell(String text, Tone tone) {}

    /** How a cell is meant. */
    public enum Tone {
        PLAIN,
        GOOD,
        BAD,
        CODE
    }

    static Builder of(String caption) {
        return new Builder(caption);
    }

    /** Collects columns, then rows. */
    static final class Builder {
        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();

        private Builder(String caption) {
            this.caption = caption;
        }

        Builder text(String... headers) {
            for (String header : headers) {
                columns.add(new Column(header, false));
            }
            return this;
        }

        Builder numbers(String... headers) {
            for (String header : headers) {
                columns.add(new Column(header, true));
            }
            return this;
        }

        Builder row(Object... cells) {
            var row = new ArrayList<Cell>();
            for (Object cell : cells) {
                row.add(cell instanceof Cell ready ? ready : new Cell(cell.toString(), Tone.PLAIN));
            }
            rows.add(row);
            return this;
        }

        Table build() {
            return new Table(caption, columns, rows);
        }
    }
}
