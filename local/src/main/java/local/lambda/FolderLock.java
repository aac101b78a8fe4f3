package local.lambda;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** A lock on a folder that ends with the process, whatever ends the process. */
final class FolderLock implements AutoCloseable {
    private static final String NAME = ".lock";
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(); // file locks do not hold within one JVM

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty: somebody who lives has it. */
    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        FileChannel channel = open(folder);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new FolderLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // another host in this JVM
        }
        channel.close();
        return Optional.empty();
    }

    /** Does this while no other host, of this process or another, does the like. */
    static <T> T alone(Path folder, Callable<T> work) throws IOException {
        ONE_AT_A_TIME.lock();
        try (FileChannel channel = open(folder);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            return work.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
