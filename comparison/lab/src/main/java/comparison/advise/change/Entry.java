package comparison.advise.change;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A key of a map and its value, with the lines that are theirs, counted from 0.
 *
 * @param first where the comments right above the key begin
 * @param line the key's own
 * @param last the value's last
 * @param indent the key's column
 * @param whole whether the lines hold nothing else, so that they can be moved
 */
record Entry(String key, int first, int line, int last, int indent, boolean whole, Node value) {
    /** The value as text; empty where it is no plain value. */
    String text() {
        return value instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Whether the value is a map or list of lines, to which a line can be added. */
    boolean isBlock() {
        return switch (value) {
            case MappingNode mapping -> mapping.getFlowStyle() != org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW;
            case SequenceNode sequence -> sequence.getFlowStyle() != org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW;
            default -> false;
        };
    }
}
