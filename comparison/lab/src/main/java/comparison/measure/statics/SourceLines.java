package comparison.measure.statics;

import java.util.List;

/** Counts lines of code: blank lines, comments, imports and the package aside. */
final class SourceLines {
    private SourceLines() {}

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
                    && !line.startsWith("#")
                    && !line.startsWith("import ")
                    && !line.startsWith("package ")) {
                count++;
            }
        }
        return count;
    }
}
