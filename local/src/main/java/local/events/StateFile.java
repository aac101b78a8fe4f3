package local.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where sources stand, by name: kept in a file to which every change is appended, and which is written anew when it is opened. It outlives a
 * killed process; a line that a kill cut short does not count. Lives on the event sources' loop.
 */
final class StateFile implements AutoCloseable {
    private static final int MOST_LINES = 100_000;

    private final NavigableMap<String, String> values;
    private final Optional<Path> path;
    private Optional<FileChannel> file = Optional.empty();
    private int lines;

    private StateFile(NavigableMap<String, String> values, Optional<Path> path) {
        this.values = values;
        this.path = path;
    }

    /** Nothing is kept. */
    static StateFile none() {
        return new StateFile(new TreeMap<>(), Optional.empty());
    }

    static StateFile open(Path path) {
        try {
            StateFile state = new StateFile(read(path), Optional.of(path));
            state.rewrite(path);
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot hold what event sources know", e);
        }
    }

    private static NavigableMap<String, String> read(Path path) throws IOException {
        NavigableMap<String, String> values = new TreeMap<>();
        if (Files.exists(path)) {
            String all = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            String whole = all.substring(0, all.lastIndexOf('\n') + 1);
            whole.lines()
                    .map(it -> it.split("\t", 2))
                    .filter(it -> it.length == 2)
                    .forEach(it -> values.put(it[0], it[1]));
        }
        return values;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Is anything known under names that begin like this? */
    boolean knows(String prefix) {
        String next = values.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    void put(String name, String value) {
        values.put(name, value);
        if (file.isPresent()) {
            try {
                write(file.get(), line(name, value));
                if (++lines > MOST_LINES && path.isPresent()) {
                    rewrite(path.get());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("what event sources know is not kept", e);
            }
        }
    }

    private void rewrite(Path to) throws IOException {
        Path next = to.resolveSibling(to.getFileName() + ".next");
        FileChannel fresh = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        write(
                fresh,
                values.entrySet().stream()
                        .map(it -> line(it.getKey(), it.getValue()))
                        .collect(Collectors.joining()));
        Files.move(next, to, StandardCopyOption.ATOMIC_MOVE);
        close();
        file = Optional.of(fresh);
        lines = values.size();
    }

    private static String line(String name, String value) {
        return name + "\t" + value + "\n";
    }

    private static void write(FileChannel to, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** What was known, for tests and for who asks. */
    Map<String, String> all() {
        return Map.copyOf(values);
    }

    @Override
    public void close() {
        file.ifPresent(it -> {
            try {
                it.close();
            } catch (IOException e) {
                throw new UncheckedIOException("what event sources know is not closed", e);
            }
        });
        file = Optional.empty();
    }
}
