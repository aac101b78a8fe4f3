package comparison.report.content;

import java.util.List;
import java.util.stream.IntStream;

/** A chart, in the units of its axes. Each has a title and a description for those who do not see it. */
public sealed interface Chart {
    String title();

    String description();

    /** What the marks mean. */
    List<Swatch> legend();

    /** Rows with a name each, and marks along one axis. */
    record Rows(String title, String description, Axis axis, List<Row> rows, List<Swatch> legend) implements Chart {
        public Rows {
            rows = List.copyOf(rows);
            legend = List.copyOf(legend);
        }
    }

    /** A field of cells: columns by rows. */
    record Grid(
            String title,
            String description,
            String columnTitle,
            List<String> columns,
            String rowTitle,
            List<String> rows,
            List<List<Tile>> tiles,
            List<Swatch> legend)
            implements Chart {
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            tiles = tiles.stream().map(List::copyOf).toList();
            legend = List.copyOf(legend);
        }

        /** The same field with its columns as rows. */
        public Grid turned() {
            List<List<Tile>> turned = IntStream.range(0, columns.size())
                    .mapToObj(
                            column -> tiles.stream().map(row -> row.get(column)).toList())
                    .toList();
            return new Grid(
                    title,
                    description,
                    /* columnTitle= */ rowTitle,
                    /* columns= */ rows,
                    /* rowTitle= */ columnTitle,
                    /* rows= */ columns,
                    turned,
                    legend);
        }
    }

    /** Numbered points over two axes, larger where {@code size} (0 to 1) is. */
    record Scatter(String title, String description, Axis x, Axis y, List<Point> points, List<Swatch> legend)
            implements Chart {
        public Scatter {
            points = List.copyOf(points);
            legend = List.copyOf(legend);
        }
    }

    /**
     * A row of marks.
     *
     * @param value what the row says in words, at its right end
     */
    record Row(String name, String value, List<Mark> marks) {
        public Row {
            marks = List.copyOf(marks);
        }
    }

    /** Something drawn in a row. */
    sealed interface Mark {
        Hue hue();

        /** From one value to another, thick. */
        record Bar(double from, double to, Hue hue) implements Mark {}

        /** From one value to another, as a cell of a grid is drawn. */
        record Patch(double from, double to, Hue hue) implements Mark {}

        /** From one value to another, thin. */
        record Span(double from, double to, Hue hue) implements Mark {}

        /** At a value. */
        record Dot(double at, Shape shape, Hue hue) implements Mark {}

        /** A limit across the row. */
        record Limit(double at, Hue hue) implements Mark {}
    }

    /** A cell of a grid: a word, and a line that is shown where there is room. */
    record Tile(String word, String detail, Hue hue) {}

    /**
     * A point of a scatter.
     *
     * @param number by which the table names it
     */
    record Point(int number, double x, double y, double size, Hue hue) {}

    /** Shapes tell apart what colours alone must not. */
    enum Shape {
        SAMPLE,
        RING,
        DIAMOND,
        TRIANGLE,
        STROKE
    }

    /** Colours; each comes with a pattern or an outline of its own. */
    enum Hue {
        FIRST,
        SECOND,
        NEUTRAL
    }

    /** An entry of the legend. */
    record Swatch(Mark mark, String text) {}
}
