package comparison.report.content;

import java.util.List;

/** A piece of a chapter. All text is plain: whoever lays it out escapes it. */
public sealed interface Block {
    /** A paragraph. */
    record Text(String text) implements Block {}

    /** A paragraph that must not be overlooked. */
    record Notice(String text) implements Block {}

    /** A smaller heading. */
    record Heading(String text) implements Block {}

    /** A list. */
    record Points(List<String> points) implements Block {
        public Points {
            points = List.copyOf(points);
        }
    }

    /** Something to copy, such as a query. */
    record Code(String label, String code) implements Block {}

    /** Detail that opens on demand. */
    record Fold(String summary, List<Block> blocks) implements Block {
        public Fold {
            blocks = List.copyOf(blocks);
        }
    }

    /** A chart and the same figures as a table. */
    record Figure(Chart chart, Table table) implements Block {}

    /** Figures in rows. */
    record Tabular(Table table) implements Block {}
}
