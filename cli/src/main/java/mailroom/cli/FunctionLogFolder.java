package mailroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The logs of a stack's functions, read as one: the line that was written first comes first. */
final class FunctionLogFolder implements AutoCloseable {
    private static final String END = ".log";
    private static final Set<String> NO_FUNCTIONS = Set.of("host", "dynamodb"); // the runtime's own logs

    private final Path folder;
    private final Optional<String> only;
    private final List<FollowedLog> logs = new ArrayList<>();

    FunctionLogFolder(Path folder, Optional<String> only) {
        this.folder = folder;
        this.only = only;
    }

    /** The functions that have a log, sorted. */
    static List<String> functions(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(END))
                    .map(it -> it.substring(0, it.length() - END.length()))
                    .filter(it -> !NO_FUNCTIONS.contains(it))
                    .sorted()
                    .toList();
        }
    }

    /** Hands on all whole lines that are written now, with the function's name in front where there are several. */
    void drain(Consumer<String> lines) throws IOException {
        find();
        int longest = logs.stream().mapToInt(it -> it.function().length()).max().orElse(0);
        for (Optional<FollowedLog> next = earliest(); next.isPresent(); next = earliest()) {
            FollowedLog log = next.get();
            String line = log.head().orElseThrow();
            log.take();
            lines.accept(
                    only.isPresent()
                            ? line
                            : log.function()
                                    + " ".repeat(longest + 2 - log.function().length())
                                    + line);
        }
    }

    private void find() throws IOException {
        for (String function : functions(folder)) {
            if (only.map(function::equals).orElse(true)
                    && logs.stream().noneMatch(it -> it.function().equals(function))) {
                logs.add(new FollowedLog(function, folder.resolve(function + END)));
            }
        }
    }

    /** Each line begins with its time, as long as every other's. */
    private Optional<FollowedLog> earliest() throws IOException {
        List<FollowedLog> ready = new ArrayList<>();
        for (FollowedLog log : logs) {
            if (log.head().isPresent()) {
                ready.add(log);
            }
        }
        return ready.stream().min(Comparator.comparing(FunctionLogFolder::time));
    }

    private static String time(FollowedLog log) {
        try {
            String line = log.head().orElseThrow();
            return line.substring(0, Math.max(0, line.indexOf(' ')));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (FollowedLog log : logs) {
            log.close();
        }
    }
}
