package local.aws.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * DynamoDBLocal's jar as we run it: without its manifest, whose class path names the folder that the jar lies in (an AOT cache takes no folders),
 * and with the {@link Guard}.
 */
final class GuardedJar {
    private static final String GUARD = Guard.class.getName().replace('.', '/') + ".class";

    private GuardedJar() {}

    /** Writes {@code target} if it is not there; the AOT cache checks its time, so it is written once. */
    static void write(Path original, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Path unfinished = Files.createTempFile(target.getParent(), "guarded", ".jar");
        try (JarFile from = new JarFile(original.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(unfinished))) {
            for (var entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    try (InputStream bytes = from.getInputStream(entry)) {
                        put(to, entry.getName(), bytes);
                    }
                }
            }
            try (InputStream guard = Guard.class.getResourceAsStream("/" + GUARD)) {
                if (guard == null) {
                    throw new IOException(GUARD + " is not on the class path");
                }
                put(to, GUARD, guard);
            }
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(ZipOutputStream to, String name, InputStream bytes) throws IOException {
        to.putNextEntry(new ZipEntry(name));
        bytes.transferTo(to);
        to.closeEntry();
    }
}
