package comparison.report.content;

import java.util.List;

/** A chapter as it is shown; links find it by its id. */
public record Section(String id, String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
