package comparison.measure.statics;

import comparison.measure.bed.MeasureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Whether a function's zip holds a class, in one of its jars or beside them. */
final class ClassInZip {
    private ClassInZip() {}

    /** The class as a path: {@code some/where/Name.class}. */
    static boolean isIn(Path zip, String path) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.getEntry(path) != null) {
                return true;
            }
            for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().endsWith(".jar") && jarHolds(file, entry, path)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new MeasureException("cannot read %s: %s".formatted(zip, e.getMessage()), e);
        }
    }

    private static boolean jarHolds(ZipFile zip, ZipEntry jar, String path) throws IOException {
        try (InputStream bytes = zip.getInputStream(jar);
                ZipInputStream entries = new ZipInputStream(bytes)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(path)) {
                    return true;
                }
            }
            return false;
        }
    }
}
