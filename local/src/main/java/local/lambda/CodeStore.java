package local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks zips once per content, into folders that are named by it. An AOT cache holds the path, size and time of every jar, so the
 * same content always lies at the same place with the same time.
 *
 * <p>Jars go to {@code jars/}; everything else to {@code task/}, the function's working directory. They are apart because the runtime
 * client puts the working directory's {@code lib/*.jar} behind the class path once more, and resources would be found twice.
 */
final class CodeStore {
    private static final FileTime TIME = FileTime.fromMillis(315_532_800_000L); // any fixed one: 1980-01-01
    private static final Pattern JAR = Pattern.compile("(?:java/)?lib/([^/]+\\.jar)");
    private static final Pattern BINARY = Pattern.compile("bin/.+");

    private final HostFolder folder;

    CodeStore(HostFolder folder) {
        this.folder = folder;
    }

    /**
     * What came out of one zip.
     *
     * @param task everything but jars and classes
     * @param jars sorted by name; loose classes come first, as one jar
     */
    record Unpacked(Path task, List<Path> jars) {
        Unpacked {
            jars = List.copyOf(jars);
        }
    }

    Unpacked unpack(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Path home = folder.use(contentHash(file), zip);
            if (!Files.isDirectory(home)) {
                Path draft = Files.createTempDirectory(folder.temp(), "unpacking");
                extract(file, zip, draft);
                publish(draft, home);
            }
            return new Unpacked(home.resolve("task"), jars(home.resolve("jars")));
        } catch (IOException | IllegalArgumentException e) { // the latter: a name that is no UTF-8
            throw new LambdaException("cannot unpack %s: %s".formatted(zip, e.getMessage()), e);
        }
    }

    private static void extract(ZipFile zip, Path source, Path home) throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        Path task = Files.createDirectories(home.resolve("task"));
        boolean loose = false;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            var jar = JAR.matcher(entry.getName());
            if (jar.matches()) {
                copy(zip, entry, jars.resolve(jar.group(1)));
            } else if (entry.getName().endsWith(".class")) {
                loose = true;
            } else {
                copy(zip, entry, inside(task, entry.getName()));
            }
        }
        if (loose) {
            Path all = jars.resolve("0-loose-classes.jar");
            Files.copy(source, all);
            Files.setLastModifiedTime(all, TIME);
        }
    }

    private static Path inside(Path root, String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new LambdaException("the zip's entry %s leads out of its folder".formatted(name));
        }
        return path;
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, to);
        }
        if (BINARY.matcher(entry.getName()).matches() && !to.toFile().setExecutable(true)) {
            throw new IOException("cannot make %s executable".formatted(to));
        }
        Files.setLastModifiedTime(to, TIME);
    }

    /** Two hosts may unpack the same zip at once: the first one's folder stays. */
    private static void publish(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(draft);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    /** Over the entries' names, sizes and CRCs, as the zip's directory has them: hundreds of megabytes need not be read at each start. */
    private static String contentHash(ZipFile zip) {
        MessageDigest digest = sha256();
        zip.stream()
                .map(it -> "%s %d %x%n".formatted(it.getName(), it.getSize(), it.getCrc()))
                .sorted()
                .forEach(it -> digest.update(it.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 10);
    }

    /** A short name for a long text. */
    static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 10);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder and all in it; what is gone already is no failure. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path directory, @org.jspecify.annotations.Nullable IOException problem) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
