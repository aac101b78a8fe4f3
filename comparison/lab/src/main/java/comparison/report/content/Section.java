package comparison.report.content;

import java.util.List;

/** @param id by which links find it */
public record Section(String id, String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
