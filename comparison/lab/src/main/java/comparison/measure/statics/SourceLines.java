package comparison.measure.statics;

import comparison.measure.bed.MeasureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Counts lines of Java code: blank lines, comments, imports and the package aside. */
final class SourceLines {
    private SourceLines() {}

    /** Of all files below a folder. */
    static int under(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            int lines = 0;
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                lines += in(Files.readAllLines(file));
            }
            return lines;
        } catch (IOException e) {
            throw new MeasureException("cannot read %s, whose lines are counted".formatted(folder), e);
        }
    }

    static int in(List<String> source) {
        int count = 0;
        boolean comment = false;
        for (String raw : source) {
            String line = raw.strip();
            boolean begins = line.startsWith("/*");
            if (comment || begins) {
                comment = !line.endsWith("*/");
            } else if (!line.isEmpty()
                    && !line.startsWith("//")
                    && !line.startsWith("import ")
                    && !line.startsWith("package ")) {
                count++;
            }
        }
        return count;
    }
}
