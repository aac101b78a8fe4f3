package comparison.measure.statics;

import comparison.measure.bed.MeasureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Which classes a function's zip holds, in its jars or beside them. */
final class ClassesInZip {
    private static final String CLASS = ".class";
    private static final String JAR = ".jar";

    private ClassesInZip() {}

    /** Of these, as paths such as {@code some/where/Name.class}, those that it holds. */
    static Set<String> of(Path zip, Set<String> wanted) {
        Set<String> found = new HashSet<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().endsWith(CLASS)) {
                    found.add(entry.getName());
                } else if (entry.getName().endsWith(JAR)) {
                    found.addAll(inJar(file, entry));
                }
            }
        } catch (IOException e) {
            throw new MeasureException("cannot read %s: %s".formatted(zip, e.getMessage()), e);
        }
        found.retainAll(wanted);
        return found;
    }

    private static Set<String> inJar(ZipFile zip, ZipEntry jar) throws IOException {
        Set<String> names = new HashSet<>();
        try (InputStream bytes = zip.getInputStream(jar);
                ZipInputStream entries = new ZipInputStream(bytes)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
