package local.lambda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds and makes the functions' AOT caches. A cache belongs to a class path, a JDK and a set of flags, and its file is named by them:
 * what does not fit any more is simply not found.
 */
final class AotCaches {
    private final Path folder;
    private final Aot mode;
    private final Set<Path> training = ConcurrentHashMap.newKeySet();

    AotCaches(Path folder, Aot mode) {
        this.folder = folder;
        this.mode = mode;
    }

    /** What an environment does about its cache. */
    sealed interface Plan {
        record None() implements Plan {}

        record Use(Path cache) implements Plan {}

        /** The JVM writes {@code draft} when it ends; {@link AotCaches#keep} makes it the cache. */
        record Train(Path draft, Path cache) implements Plan {}

        /** The JVM's flags for it. */
        default List<String> flags() {
            return switch (this) {
                case None() -> List.of();
                case Use(Path cache) -> List.of("-XX:AOTCache=" + cache);
                case Train(Path draft, Path cache) -> List.of("-XX:AOTCacheOutput=" + draft);
            };
        }
    }

    /** At most one environment per cache records. */
    Plan plan(String function, String handler, List<Path> classPath, List<String> flags) {
        if (mode == Aot.OFF) {
            return new Plan.None();
        }
        Path cache = folder.resolve("%s-%s.aot".formatted(function, key(handler, classPath, flags)));
        if (Files.exists(cache)) {
            return new Plan.Use(cache);
        }
        if (mode == Aot.TRAIN && training.add(cache)) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new LambdaException("cannot make %s: %s".formatted(folder, e.getMessage()), e);
            }
            return new Plan.Train(cache.resolveSibling(cache.getFileName() + ".draft"), cache);
        }
        return new Plan.None();
    }

    /** Called when a recording JVM has ended. A draft that was not written leaves no cache; one that was replaces the function's older ones. */
    void keep(Plan.Train train) {
        try {
            if (Files.exists(train.draft())) {
                Files.move(train.draft(), train.cache(), StandardCopyOption.ATOMIC_MOVE);
                deleteOlder(train.cache());
            }
            Files.deleteIfExists(Path.of(train.draft() + ".config"));
        } catch (IOException e) {
            throw new LambdaException("cannot keep %s: %s".formatted(train.cache(), e.getMessage()), e);
        } finally {
            training.remove(train.cache());
        }
    }

    private void deleteOlder(Path cache) throws IOException {
        String function = cache.getFileName().toString().replaceFirst("-[^-]*$", "-");
        try (DirectoryStream<Path> caches = Files.newDirectoryStream(folder, function + "*.aot")) {
            for (Path other : caches) {
                if (!other.equals(cache)) {
                    Files.delete(other);
                }
            }
        }
    }

    private static String key(String handler, List<Path> classPath, List<String> flags) {
        MessageDigest digest = CodeStore.sha256();
        add(digest, System.getProperty("java.vm.version", "") + System.getProperty("java.vm.vendor", ""));
        add(digest, System.getProperty("java.home", "") + " " + handler);
        flags.forEach(it -> add(digest, it));
        classPath.forEach(it -> add(digest, fingerprint(it)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static String fingerprint(Path jar) {
        try {
            var attributes = Files.readAttributes(jar, BasicFileAttributes.class);
            return "%s %d %d"
                    .formatted(
                            jar,
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis());
        } catch (IOException e) {
            throw new LambdaException("cannot read %s: %s".formatted(jar, e.getMessage()), e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
