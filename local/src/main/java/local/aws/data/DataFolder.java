package local.aws.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A folder of kept data, held by one stack at a time: the operating system lets go of it when the process ends, however that ends. */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes hold of the folder; makes it if it is not there.
     *
     * @throws DataFolderException another stack has it, or it cannot be written
     */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel).isEmpty()) {
                String owner = read(channel);
                channel.close();
                throw new DataFolderException("the data in %s is in use by process %s; stop it or take another folder"
                        .formatted(folder, owner.isBlank() ? "unknown" : owner.strip()));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new DataFolderException("%s cannot be used for data: %s".formatted(folder, e), e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // held by another stack of this process
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    /** Where DynamoDBLocal keeps its file. */
    public Path tables() {
        try {
            return Files.createDirectories(folder.resolve("tables"));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for tables", e);
        }
    }

    /** A file of JSON in this folder. */
    public JsonFile file(String name) {
        return new JsonFile(folder.resolve(name));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock on %s cannot be released".formatted(folder), e);
        }
    }
}
