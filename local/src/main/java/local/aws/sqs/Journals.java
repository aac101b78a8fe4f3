package local.aws.sqs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of all queues' journals. One process at a time has it. */
final class Journals implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private Journals(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Journals open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(lock)) {
                return new Journals(folder, lock);
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot hold queues", e);
        }
        throw new IllegalStateException(folder + " is in use by another process");
    }

    /** A lock ends with its process, however that ends. */
    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    JournalFile.Opened of(String queue) {
        return JournalFile.open(folder.resolve(queue + ".journal"));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " is not released", e);
        }
    }
}
