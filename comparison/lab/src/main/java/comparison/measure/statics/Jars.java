package comparison.measure.statics;

import comparison.measure.bed.MeasureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is in a zip.
 *
 * @param packed the zip's own bytes
 * @param unpacked the bytes of its entries
 * @param jars their names
 */
record Jars(long packed, long unpacked, List<String> jars) {
    Jars {
        jars = List.copyOf(jars);
    }

    static Jars in(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<ZipEntry> entries = Collections.list(file.entries()).stream()
                    .map(ZipEntry.class::cast)
                    .toList();
            return new Jars(
                    Files.size(zip),
                    entries.stream().mapToLong(ZipEntry::getSize).sum(),
                    entries.stream()
                            .map(ZipEntry::getName)
                            .filter(it -> it.endsWith(".jar"))
                            .map(it -> it.substring(it.lastIndexOf('/') + 1))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new MeasureException("cannot read %s: %s".formatted(zip, e.getMessage()), e);
        }
    }
}
