package comparison.advise.change;

import comparison.advise.app.AdviseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file at once: whoever reads it meanwhile sees the old one or the new one, whole. */
public final class FileReplacement {
    private FileReplacement() {}

    /** Writes the text, if the file still holds {@code expected}. */
    public static void write(Path file, String expected, String text) throws AdviseException {
        try {
            Path real = file.toRealPath();
            if (!Files.readString(real).equals(expected)) {
                throw new AdviseException("%s was changed meanwhile and is left as it is: ask again".formatted(file));
            }
            Path beside = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".new");
            try {
                Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
                if (Files.getFileStore(real).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(real));
                }
                Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new AdviseException("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
