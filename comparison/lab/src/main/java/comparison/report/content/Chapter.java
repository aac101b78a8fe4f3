package comparison.report.content;

import comparison.report.figures.Figures;
import java.util.List;

/** A chapter of the report; it is left out where it has no blocks. */
interface Chapter {
    String id();

    String title();

    /** Why it is left out, in a sentence. */
    String whenEmpty();

    List<Block> blocks(Figures figures);
}
