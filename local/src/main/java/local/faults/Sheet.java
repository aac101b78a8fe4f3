package local.faults;

import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A document of rules while it is read: its tree, and what turned out to be wrong with it. Nothing in it becomes an object by a tag. */
final class Sheet {
    private static final int MOST_BYTES = 1_048_576;

    private final String source;
    private final Node tree;
    private final SequencedSet<String> problems = new LinkedHashSet<>();

    private Sheet(String source, Node tree) {
        this.source = source;
        this.tree = tree;
    }

    static Sheet compose(String source, String text) throws FaultFileException {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MOST_BYTES);
            options.setMaxAliasesForCollections(0);
            Node tree = new Yaml(options).compose(new StringReader(text));
            if (tree == null) {
                throw new FaultFileException(
                        List.of(source + ":1: there is nothing in it; 'faults: [...]' is the least"));
            }
            return new Sheet(source, tree);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new FaultFileException(
                    List.of("%s:%d: no valid YAML or JSON: %s".formatted(source, line, e.getProblem())));
        } catch (YAMLException e) {
            throw new FaultFileException(List.of("%s:1: no valid YAML or JSON: %s".formatted(source, e.getMessage())));
        }
    }

    Field root() {
        return new Field(this, "", tree, tree.getStartMark().getLine() + 1);
    }

    void wrong(int line, String path, String what) {
        problems.add("%s:%d: %s%s".formatted(source, line, path.isEmpty() ? "" : path + ": ", what));
    }

    int wrongs() {
        return problems.size();
    }

    void refuseIfWrong() throws FaultFileException {
        if (!problems.isEmpty()) {
            throw new FaultFileException(List.copyOf(problems));
        }
    }
}
