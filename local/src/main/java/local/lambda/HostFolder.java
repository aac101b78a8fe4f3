package local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a host has to itself in the build folder that it may share with others: a folder for logs and one for temporary files. Who lives is
 * told by locks, which a killed process loses; the next start removes what such a one left behind.
 *
 * <p>Unpacked code is shared. It stays while it is a zip's latest, or a living host uses it.
 */
final class HostFolder implements AutoCloseable {
    private static final int MOST_HOSTS = 100;
    private static final String USES = ".uses";
    private static final String LATEST = ".latest";

    private final Path buildDir;
    private final FolderLock logsLock;
    private final FolderLock tempLock;
    private final Path logs;
    private final Path temp;

    private HostFolder(Path buildDir, Path logs, FolderLock logsLock, Path temp, FolderLock tempLock) {
        this.buildDir = buildDir;
        this.logs = logs;
        this.logsLock = logsLock;
        this.temp = temp;
        this.tempLock = tempLock;
    }

    static HostFolder claim(Path buildDir) {
        try {
            return FolderLock.alone(all(buildDir), () -> take(buildDir));
        } catch (IOException e) {
            throw new LambdaException("cannot write to %s: %s".formatted(buildDir, e.getMessage()), e);
        }
    }

    private static HostFolder take(Path buildDir) throws IOException {
        Set<String> used = removeDead(all(buildDir));
        removeUnused(code(buildDir), used);
        for (int i = 1; i <= MOST_HOSTS; i++) {
            Path logs = buildDir.resolve(i == 1 ? "logs" : "logs-" + i);
            Optional<FolderLock> free = FolderLock.tryTake(logs);
            if (free.isPresent()) {
                removeLogs(logs);
                Path temp = Files.createTempDirectory(all(buildDir), "host-");
                FolderLock mine = FolderLock.tryTake(temp).orElseThrow();
                return new HostFolder(buildDir, logs, free.get(), temp, mine);
            }
        }
        throw new LambdaException("%d hosts live in %s".formatted(MOST_HOSTS, buildDir));
    }

    private static Path all(Path buildDir) {
        return buildDir.resolve("tmp");
    }

    private static Path code(Path buildDir) {
        return buildDir.resolve("code");
    }

    /** Names the code that the living use. */
    private static Set<String> removeDead(Path hosts) throws IOException {
        Set<String> used = new HashSet<>();
        for (Path host : folders(hosts)) {
            Optional<FolderLock> left = FolderLock.tryTake(host);
            if (left.isPresent()) {
                left.get().close();
                CodeStore.delete(host);
            } else if (Files.exists(host.resolve(USES))) {
                used.addAll(Files.readAllLines(host.resolve(USES)));
            }
        }
        return used;
    }

    private static void removeUnused(Path code, Set<String> used) throws IOException {
        Set<String> kept = new HashSet<>(used);
        for (Path latest : children(code)) {
            if (latest.toString().endsWith(LATEST)) {
                kept.add(Files.readString(latest));
            }
        }
        for (Path home : folders(code)) {
            if (!kept.contains(home.getFileName().toString())) {
                CodeStore.delete(home);
            }
        }
    }

    /** The host's own log and the database's are not ours. */
    private static void removeLogs(Path logs) throws IOException {
        for (Path log : children(logs)) {
            String name = log.getFileName().toString();
            if (name.matches(".*\\.log(\\.1)?") && !name.matches("(host|dynamodb)\\..*")) {
                Files.deleteIfExists(log);
            }
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        return children(folder).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    Path logs() {
        return logs;
    }

    /** On the same file system as the code. */
    Path temp() {
        return temp;
    }

    /**
     * This host uses the code of this name from now on, and it is the latest of its zip.
     *
     * @return where it lies, or is to be put
     */
    Path use(String name, Path zip) throws IOException {
        Path code = Files.createDirectories(code(buildDir));
        return FolderLock.alone(all(buildDir), () -> {
            Files.writeString(temp.resolve(USES), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.writeString(code.resolve(CodeStore.hash(zip.toString()) + LATEST), name);
            return code.resolve(name);
        });
    }

    @Override
    public void close() {
        try (tempLock;
                logsLock) {
            CodeStore.delete(temp);
        } catch (IOException e) {
            throw new LambdaException("cannot tidy up %s: %s".formatted(temp, e.getMessage()), e);
        }
    }
}
