package local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Rules as they were written, in YAML or JSON.
 *
 * @param seed what chance is made of; empty: to be chosen
 */
public record FaultFile(OptionalLong seed, List<Rule> rules) {
    public FaultFile {
        rules = List.copyOf(rules);
    }

    /**
     * Reads a file.
     *
     * @param stack the names that rules may use
     * @throws FaultFileException everything that is wrong with it
     */
    public static FaultFile read(Path file, StackNames stack) throws IOException, FaultFileException {
        return parse(String.valueOf(file.getFileName()), Files.readString(file), stack);
    }

    /** Reads a text; problems name it {@code source}. */
    static FaultFile parse(String source, String text, StackNames stack) throws FaultFileException {
        Sheet sheet = Sheet.compose(source, text);
        FaultFile file = new FileReader(stack).read(sheet.root());
        sheet.refuseIfWrong();
        return file;
    }
}
