package comparison.advise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** How much of Lambda's 250 MB a function's code takes once unpacked. */
final class CodeSize {
    private CodeSize() {}

    /** In bytes, of a built zip or jar beside the template; 0 where there is none yet, as where SAM builds from sources. */
    static long unpacked(Path template, String code) {
        Path file;
        try {
            file = template.resolveSibling(code);
        } catch (InvalidPathException _) {
            return 0; // an S3 location, or what an intrinsic function left
        }
        return Files.isRegularFile(file) ? sum(file) : 0;
    }

    private static long sum(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long bytes = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                bytes += Math.max(0, entries.nextElement().getSize());
            }
            return bytes;
        } catch (IOException _) {
            return 0; // no zip: whoever deploys it is told
        }
    }
}
