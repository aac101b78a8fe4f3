package mailroom.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a function's log line by line, as far as it is written. When another file has taken the name, because the stack has started again
 * or the file was full, it goes on there once it has read the old one to its end.
 */
final class FollowedLog implements AutoCloseable {
    private final String function;
    private final Path file;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private @Nullable InputStream in;
    private Optional<Identity> open = Optional.empty();
    private Optional<String> head = Optional.empty();

    /** A number of a deleted file is soon another one's; the two never have the same birth. */
    private record Identity(@Nullable Object key, FileTime born) {
        static Optional<Identity> of(Path file) throws IOException {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(new Identity(attributes.fileKey(), attributes.creationTime()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
    }

    /** Begins with the full file before this one, if there is one. */
    FollowedLog(String function, Path file) throws IOException {
        this.function = function;
        this.file = file;
        open(file.resolveSibling(file.getFileName() + ".1"));
    }

    String function() {
        return function;
    }

    /** The next line, without taking it; empty while no whole one is written. */
    Optional<String> head() throws IOException {
        if (head.isEmpty()) {
            head = read();
        }
        return head;
    }

    void take() {
        head = Optional.empty();
    }

    private Optional<String> read() throws IOException {
        Optional<String> line = readOpen();
        while (line.isEmpty() && isReplaced()) {
            line = readOpen(); // what was written between the two looks
            if (line.isEmpty()) {
                open(file);
                line = readOpen();
            }
        }
        return line;
    }

    private boolean isReplaced() throws IOException {
        Optional<Identity> now = Identity.of(file);
        return now.isPresent() && !now.equals(open);
    }

    private void open(Path next) throws IOException {
        close();
        partial.reset();
        try {
            open = Identity.of(next);
            in = open.isEmpty() ? null : new BufferedInputStream(Files.newInputStream(next), 64 * 1024);
        } catch (NoSuchFileException e) {
            open = Optional.empty();
        }
    }

    private Optional<String> readOpen() throws IOException {
        if (in == null) {
            return Optional.empty();
        }
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                String line = partial.toString(StandardCharsets.UTF_8);
                partial.reset();
                return Optional.of(line);
            }
            partial.write(next);
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
